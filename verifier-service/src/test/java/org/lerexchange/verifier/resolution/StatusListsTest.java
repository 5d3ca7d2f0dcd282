package org.lerexchange.verifier.resolution;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.lerexchange.credentials.did.DidKey;
import org.lerexchange.credentials.json.StrictJson;
import org.lerexchange.credentials.keys.Signer;
import org.lerexchange.credentials.status.StatusEntry;
import org.lerexchange.credentials.status.StatusList;
import org.lerexchange.credentials.status.StatusListCredential;
import org.lerexchange.verifier.checks.Facts;
import org.lerexchange.verifier.checks.Samples;
import org.lerexchange.verifier.checks.Standing;
import org.lerexchange.verifier.checks.Standing.State;
import org.lerexchange.verifier.trust.KnownIssuers;
import reactor.core.scheduler.Schedulers;

class StatusListsTest {

    private static final String DOCUMENT_AT = "https://lakeview.example/institutions/lakeview/did.json";
    private static final Signer COLLEGE = Samples.ISSUER_KEY.as(Samples.METHOD);
    private static final long INDEX = 94_567;
    private static final Duration TTL = Duration.ofMinutes(10);
    private static final Facts.StatusRef ENTRY = new Facts.StatusRef(StatusEntry.REVOCATION, INDEX, Samples.LIST);

    private final MovedClock clock = new MovedClock();
    private final ResolutionRoom room = new ResolutionRoom(new KnownIssuers(), Schedulers.immediate(), clock);

    StatusListsTest() {
        room.outside.serving(DOCUMENT_AT, Samples.DOCUMENT.toJson().toString());
    }

    @Test
    void aClearBitIsInForceAndARaisedOneIsWhatItsPurposeSays() {
        serve(list(Set.of("revocation", "suspension"), bits(INDEX)));

        assertThat(standing(ENTRY)).isEqualTo(Standing.of(State.REVOKED));
        assertThat(standing(new Facts.StatusRef("suspension", INDEX, Samples.LIST)))
                .isEqualTo(Standing.of(State.SUSPENDED));
        assertThat(standing(new Facts.StatusRef("revocation", INDEX + 1, Samples.LIST)))
                .isEqualTo(Standing.inForce());
    }

    /** S32: a list out of reach is "cannot check", never "valid". */
    @Test
    void aListOutOfReachIsNeverInForce() {
        assertThat(standing(ENTRY)).isEqualTo(Standing.unknown("statusUnreachable"));
        room.outside.without(Samples.LIST);
        clock.pass(FetchedList.SHORTEST);
        assertThat(standing(ENTRY)).isEqualTo(Standing.unknown("statusUnreachable"));
    }

    /** B11, B10: each has its own error. */
    @Test
    void everyWayInWhichAListIsWrongHasItsOwnAnswer() {
        StatusListCredential sound = list(Set.of("revocation"), bits());
        Map<String, String> wrong = Map.of(
                "statusListMalformed", "{\"type\":\"VerifiableCredential\"}",
                "statusListProofFailed", signed(sound).replace("\"ttl\":600000", "\"ttl\":600001"),
                "statusListOfAnotherIssuer", ofAnotherIssuer(),
                "statusListExpired", expired(sound),
                "statusVerificationError", signed(list(Set.of("suspension"), bits())),
                "statusListLengthError", signed(encoded(zipped(16))),
                "statusListTooLarge", signed(encoded(zipped(StatusList.MAX_BYTES + 1))));
        wrong.forEach((why, body) -> {
            room.outside.serving(Samples.LIST, body);
            clock.pass(FetchedList.LONGEST);

            assertThat(standing(ENTRY)).isEqualTo(Standing.unknown(why));
        });
    }

    @Test
    void anIndexBeyondTheListIsAnErrorOfItsOwn() {
        serve(list(Set.of("revocation"), bits()));

        assertThat(standing(new Facts.StatusRef("revocation", StatusList.MIN_ENTRIES, Samples.LIST)))
                .isEqualTo(Standing.unknown("statusRangeError"));
    }

    @Test
    void aRaisedBitOfAnUnknownPurposeCannotBeToldAndOneThatInformsDoesNoHarm() {
        serve(list(Set.of("recall", "message"), bits(INDEX)));

        assertThat(standing(new Facts.StatusRef("recall", INDEX, Samples.LIST)))
                .isEqualTo(Standing.unknown("unknownStatusPurpose"));
        assertThat(standing(new Facts.StatusRef("message", INDEX, Samples.LIST)))
                .isEqualTo(Standing.inForce());
    }

    @Test
    void aListIsFetchedAgainWhenItsTtlIsOver() {
        serve(list(Set.of("revocation"), bits()));
        assertThat(standing(ENTRY)).isEqualTo(Standing.inForce());
        serve(list(Set.of("revocation"), bits(INDEX)));
        clock.pass(TTL.minusMillis(1));
        assertThat(standing(ENTRY)).as("remembered").isEqualTo(Standing.inForce());

        clock.pass(Duration.ofMillis(1));

        assertThat(standing(ENTRY)).isEqualTo(Standing.of(State.REVOKED));
    }

    @Test
    void aListIsFetchedAtLeastHourlyAndNotAtEveryLook() {
        assertThat(new FetchedList.Held(ttl(Duration.ofDays(20)), Optional.empty()).keep())
                .isEqualTo(FetchedList.LONGEST);
        assertThat(new FetchedList.Held(ttl(Duration.ofMillis(1)), Optional.empty()).keep())
                .isEqualTo(FetchedList.SHORTEST);
    }

    /** S32: the precedence of what several entries say. */
    @Test
    void whatIsFinalComesBeforeWhatMayPassAndWhatIsKnownBeforeWhatIsNot() {
        Standing revoked = Standing.of(State.REVOKED);
        Standing suspended = Standing.of(State.SUSPENDED);
        Standing unknown = Standing.unknown("statusUnreachable");
        Standing clear = Standing.inForce();

        assertThat(ListedStanding.worst(List.of(clear, unknown, suspended, revoked)))
                .isEqualTo(revoked);
        assertThat(ListedStanding.worst(List.of(clear, unknown, suspended))).isEqualTo(suspended);
        assertThat(ListedStanding.worst(List.of(clear, unknown))).isEqualTo(unknown);
        assertThat(ListedStanding.worst(List.of(clear, clear))).isEqualTo(clear);
        assertThat(ListedStanding.worst(List.of())).isEqualTo(clear);
    }

    @Test
    void aCredentialStandsByAllItsEntries() {
        serve(list(Set.of("revocation", "suspension"), bits(7)));

        assertThat(room.statusLists.standing(Samples.facts()).block()).isEqualTo(Standing.of(State.SUSPENDED));
        assertThat(room.outside.asked)
                .as("one list, fetched once, and one document")
                .hasSize(2);
    }

    @Test
    void whatIsNoAddressIsNeverAsked() {
        assertThat(standing(new Facts.StatusRef("revocation", 1, "no address")))
                .isEqualTo(Standing.unknown("statusListAddressMalformed"));
        assertThat(standing(new Facts.StatusRef("revocation", 1, "https://" + "a".repeat(3_000))))
                .isEqualTo(Standing.unknown("statusListAddressMalformed"));
        assertThat(room.outside.asked).isEmpty();
    }

    private Standing standing(Facts.StatusRef entry) {
        return room.statusLists.standing(Samples.ISSUER, entry).blockOptional().orElseThrow();
    }

    private void serve(StatusListCredential list) {
        room.outside.serving(Samples.LIST, signed(list));
    }

    private static String signed(StatusListCredential list) {
        return Samples.signed(json(list), COLLEGE);
    }

    /** With every purpose: the list's own form names one. */
    private static JsonObject json(StatusListCredential list) {
        var provider = StrictJson.provider();
        JsonObject whole = list.toJson(Samples.FROM);
        var purposes = list.purposes().stream().sorted().toList();
        var subject = provider.createObjectBuilder(whole.getJsonObject("credentialSubject"));
        if (purposes.size() > 1) {
            subject.add("statusPurpose", provider.createArrayBuilder(purposes));
        }
        return provider.createObjectBuilder(whole)
                .add("credentialSubject", subject)
                .build();
    }

    private static String expired(StatusListCredential list) {
        JsonObject over = StrictJson.provider()
                .createObjectBuilder(list.toJson(Samples.FROM))
                .add("validUntil", Samples.NOW.toString())
                .build();
        return Samples.signed(over, COLLEGE);
    }

    private static String ofAnotherIssuer() {
        Signer signer = DidKey.signer(Samples.HOLDER_KEY);
        StatusListCredential foreign = new StatusListCredential(
                Samples.LIST, Samples.HOLDER, Set.of("revocation"), bits().encode(), Optional.of(TTL));
        return Samples.signed(foreign.toJson(Samples.FROM), signer);
    }

    private static StatusListCredential list(Set<String> purposes, StatusList bits) {
        return new StatusListCredential(Samples.LIST, Samples.ISSUER, purposes, bits.encode(), Optional.of(TTL));
    }

    private static StatusListCredential encoded(String encoded) {
        return new StatusListCredential(Samples.LIST, Samples.ISSUER, Set.of("revocation"), encoded, Optional.of(TTL));
    }

    private static StatusListCredential ttl(Duration ttl) {
        return StatusListCredential.of(Samples.LIST, Samples.ISSUER, "revocation", bits(), ttl);
    }

    private static StatusList bits(long... raised) {
        StatusList bits = StatusList.ofEntries(StatusList.MIN_ENTRIES);
        for (long index : raised) {
            bits.set(index, true);
        }
        return bits;
    }

    private static String zipped(int bytes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(out)) {
            zip.write(new byte[bytes]);
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory failed", e);
        }
        return "u" + Base64.getUrlEncoder().withoutPadding().encodeToString(out.toByteArray());
    }
}
