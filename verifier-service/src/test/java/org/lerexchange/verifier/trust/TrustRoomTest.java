package org.lerexchange.verifier.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.lerexchange.edge.Caller;
import org.lerexchange.edge.ModelState;
import org.lerexchange.edge.Refusal;
import org.lerexchange.edge.Role;
import org.lerexchange.events.IssuerChanged;
import org.lerexchange.events.IssuerKind;
import org.lerexchange.events.IssuerState;
import org.lerexchange.events.TrustChanged;
import org.lerexchange.events.TrustState;
import org.lerexchange.messaging.BrokenContract;
import org.lerexchange.messaging.Event;
import org.lerexchange.messaging.Heard;
import org.lerexchange.messaging.Said;
import org.lerexchange.messaging.documents.InMemoryDatabase;
import org.lerexchange.messaging.documents.PendingEvents;
import org.lerexchange.schemas.Topics;
import org.lerexchange.verifier.checks.Samples;
import org.lerexchange.verifier.checks.Trust;

class TrustRoomTest {

    private static final String DID = Samples.ISSUER;
    private static final Clock CLOCK = Clock.fixed(Samples.NOW, ZoneOffset.UTC);
    private static final Caller STAFF = caller("agency", Role.AGENCY_STAFF);

    private final InMemoryDatabase database = new InMemoryDatabase(PendingEvents.of(List.of(Topics.TRUST_CHANGED)));
    private final TrustRoom room = new TrustRoom(database, CLOCK);

    // --- doors

    @Test
    void aDecisionHoldsAtOnceAndIsSaidByTheSameWrite() {
        TrustController.Answer answer = decide(request("accredited", List.of("Certificate"), null));

        assertThat(answer.state()).isEqualTo("accredited");
        assertThat(answer.since()).isEqualTo(Samples.NOW);
        assertThat(room.trusts.of(DID).block())
                .isEqualTo(new Trust(Trust.State.ACCREDITED, List.of("Certificate"), List.of()));
        assertThat(pending()).singleElement().satisfies(event -> {
            assertThat(event.key()).isEqualTo(DID);
            assertThat(event.seq()).isEqualTo(1);
            assertThat(((TrustChanged) event.value()).getState()).isEqualTo(TrustState.ACCREDITED);
            assertThat(((TrustChanged) event.value()).getAchievementTypes()).containsExactly("Certificate");
            assertThat(((TrustChanged) event.value()).getAgency()).isEqualTo("agency");
        });
    }

    @Test
    void theSameDecisionAgainSaysNothingMore() {
        TrustController.Answer first = decide(request("accredited", List.of(), null));
        TrustController.Answer again = decide(request("accredited", List.of(), null));

        assertThat(again).isEqualTo(first);
        assertThat(pending()).hasSize(1);
    }

    @Test
    void aCompromisedKeyIsSaidAndKeptWhenTheStateChanges() {
        Instant since = Samples.NOW.minusSeconds(60);
        decide(request("accredited", List.of(), List.of(new TrustRequest.Key(Samples.METHOD, since))));
        decide(request("suspended", List.of(), null));

        assertThat(room.trusts.of(DID).block())
                .isEqualTo(new Trust(
                        Trust.State.SUSPENDED, List.of(), List.of(new Trust.CompromisedKey(Samples.METHOD, since))));
        assertThat(pending()).extracting(Event::seq).containsExactly(1L, 2L);
        assertThat(((TrustChanged) pending().getLast().value()).getCompromisedKeys())
                .singleElement()
                .satisfies(key -> assertThat(key.getSince()).isEqualTo(since));
    }

    @Test
    void whomNobodyDecidedAboutIsUnknown() {
        assertThat(room.trusts.of("did:web:nobody.example").block()).isEqualTo(Trust.unknown());
    }

    @Test
    void anAgencySeesItsOwnDecisionsAndNobodyElses() {
        decide(request("accredited", List.of(), null));

        assertThat(items(caller("agency", Role.AGENCY_AUDITOR)))
                .extracting(TrustController.Answer::did)
                .containsExactly(DID);
        assertThat(items(caller("another", Role.AGENCY_STAFF))).isEmpty();
    }

    @Test
    void anotherAgencyIsRefused() {
        decide(request("accredited", List.of(), null));

        assertThatThrownBy(() -> room.doors
                        .decide(caller("another", Role.AGENCY_STAFF), request("withdrawn", List.of(), null))
                        .block())
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.status()).isEqualTo(409));
    }

    /** S06. */
    @Test
    void onlyAgencyStaffDecideAndOnlyAgenciesLook() {
        TrustRequest request = request("accredited", List.of(), null);

        for (Role role : Role.values()) {
            Caller caller = caller("agency", role);
            if (role != Role.AGENCY_STAFF) {
                assertThatThrownBy(() -> room.doors.decide(caller, request))
                        .as(role.wireName())
                        .isInstanceOf(Refusal.class);
            }
            if (!Set.of(Role.AGENCY_STAFF, Role.AGENCY_AUDITOR).contains(role)) {
                assertThatThrownBy(() -> room.doors.mine(caller))
                        .as(role.wireName())
                        .isInstanceOf(Refusal.class);
            }
        }
        Caller stray = new Caller("somebody", Optional.empty(), Set.of(Role.AGENCY_STAFF), Optional.empty());
        assertThatThrownBy(() -> room.doors.decide(stray, request)).isInstanceOf(Refusal.class);
    }

    @Test
    void whatIsNoDecisionIsRefusedByTheFieldThatIsWrong() {
        assertThat(refusedField(new TrustRequest("lakeview", "accredited", null, null, null)))
                .contains("did");
        assertThat(refusedField(new TrustRequest(DID + "#key-1", "accredited", null, null, null)))
                .contains("did");
        assertThat(refusedField(request("trusted", List.of(), null))).contains("state");
        assertThat(refusedField(new TrustRequest(DID, null, null, null, null))).contains("state");
        assertThat(refusedField(request("accredited", List.of(" "), null))).contains("achievementTypes");
        assertThat(refusedField(new TrustRequest(DID, "accredited", null, "", null)))
                .contains("reason");
        assertThat(refusedField(request(
                        "accredited",
                        List.of(),
                        List.of(new TrustRequest.Key("did:web:other.example#key-1", Samples.NOW)))))
                .contains("compromisedKeys");
    }

    // --- the last word

    @Test
    void theOwnerSaysThePresentStateAsTheDocumentHasIt() {
        decide(request("accredited", List.of(), null));

        assertThat(room.owner.present().apply(DID).block()).isEqualTo(pending().getFirst());
        assertThat(room.owner.present().apply("did:web:nobody.example").blockOptional())
                .isEmpty();
    }

    // --- the region's issuers

    @Test
    void anIssuerIsKnownByWhatItSaysOfItselfAndHearingItTwiceIsHearingItOnce() {
        assertThat(hear(1, "Lakeview College", IssuerState.ACTIVE).effect()).isEqualTo(Said.Effect.APPLIED);
        assertThat(hear(1, "Lakeview College", IssuerState.ACTIVE).effect()).isEqualTo(Said.Effect.REPLACED);

        assertThat(room.issuers.count()).isEqualTo(1);
        assertThat(room.issuers.find(DID)).hasValueSatisfying(issuer -> {
            assertThat(issuer.kind()).isEqualTo(KnownIssuer.Kind.INSTITUTION);
            assertThat(issuer.tenant()).isEqualTo("lakeview");
            assertThat(issuer.document()).isEqualTo(Samples.DOCUMENT);
        });
    }

    @Test
    void aLateStateDoesNotReplaceANewerOne() {
        hear(2, "Lakeview University", IssuerState.ACTIVE);
        hear(1, "Lakeview College", IssuerState.ACTIVE);

        assertThat(room.issuers.find(DID).map(KnownIssuer::name)).contains("Lakeview University");
    }

    @Test
    void anIssuerThatHasEndedStaysReadableUntilItIsGone() {
        hear(1, "Lakeview College", IssuerState.ENDED);

        assertThat(room.issuers.find(DID).map(KnownIssuer::active)).contains(false);
        room.ear.onGone(DID).block();
        assertThat(room.issuers.find(DID)).isEmpty();
    }

    @Test
    void anIssuerWithAnothersDocumentBreaksTheContract() {
        IssuerChanged poison = issuer("Lakeview College", IssuerState.ACTIVE);
        poison.setDidDocument("{\"id\":\"did:web:other.example\"}");

        assertThatThrownBy(() -> hear(1, poison)).isInstanceOf(BrokenContract.class);
        poison.setDidDocument("{");
        assertThatThrownBy(() -> hear(1, poison)).isInstanceOf(BrokenContract.class);
    }

    // --- in brief

    @Test
    void theStoryTellsTheTenantAndNeitherTimesNorAddresses() {
        decide(request("accredited", List.of("Certificate"), null));
        ModelState stranger = state();
        hear(1, "Lakeview College", IssuerState.ACTIVE);
        ModelState known = state();

        InMemoryDatabase elsewhere = new InMemoryDatabase(PendingEvents.of(List.of(Topics.TRUST_CHANGED)));
        TrustRoom later = new TrustRoom(elsewhere, Clock.fixed(Samples.NOW.plusSeconds(5), ZoneOffset.UTC));
        later.ear
                .on(new Heard<>(DID, 1, 0, Samples.NOW, issuer("Lakeview College", IssuerState.ACTIVE)))
                .block();
        later.doors
                .decide(STAFF, request("accredited", List.of("Certificate"), null))
                .block();

        assertThat(known.count()).isEqualTo(1);
        assertThat(known.storyDigest()).isNotEqualTo(stranger.storyDigest());
        assertThat(known.digest()).isEqualTo(stranger.digest());
        assertThat(later.model.state().blockOptional().orElseThrow().storyDigest())
                .isEqualTo(known.storyDigest());
        assertThat(later.model.state().blockOptional().orElseThrow().digest()).isNotEqualTo(known.digest());
        assertThat(room.model.name()).isEqualTo("trust");
    }

    private ModelState state() {
        return room.model.state().blockOptional().orElseThrow();
    }

    private TrustController.Answer decide(TrustRequest request) {
        return room.doors.decide(STAFF, request).blockOptional().orElseThrow();
    }

    private List<TrustController.Answer> items(Caller caller) {
        return room.doors.mine(caller).blockOptional().orElseThrow().items();
    }

    private Optional<String> refusedField(TrustRequest request) {
        try {
            decide(request);
            return Optional.empty();
        } catch (Refusal refusal) {
            return refusal.field();
        }
    }

    private List<Event<?>> pending() {
        return database.outbox()
                .waiting()
                .concatMap(key -> database.outbox().read(key))
                .concatMapIterable(waiting -> waiting.events())
                .collectList()
                .blockOptional()
                .orElseThrow();
    }

    private Said hear(long seq, String name, IssuerState state) {
        return hear(seq, issuer(name, state));
    }

    private Said hear(long seq, IssuerChanged value) {
        return room.ear
                .on(new Heard<>(DID, seq, 0, Samples.NOW, value))
                .blockOptional()
                .orElseThrow();
    }

    private static IssuerChanged issuer(String name, IssuerState state) {
        String document = Samples.DOCUMENT.toJson().toString();
        return new IssuerChanged(DID, "lakeview", name, IssuerKind.INSTITUTION, document, state);
    }

    private static TrustRequest request(
            String state, List<@Nullable String> types, @Nullable List<TrustRequest.@Nullable Key> keys) {
        return new TrustRequest(DID, state, types, null, keys);
    }

    private static Caller caller(String tenant, Role role) {
        return new Caller("somebody", Optional.of(tenant), Set.of(role), Optional.empty());
    }
}
