package org.lerexchange.issuer.status;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Clock;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.lerexchange.credentials.contexts.Contexts;
import org.lerexchange.credentials.contexts.LinkedData;
import org.lerexchange.credentials.json.StrictJson;
import org.lerexchange.credentials.keys.KeyLookup;
import org.lerexchange.credentials.keys.VerifyingKey;
import org.lerexchange.credentials.proofs.CheckResult;
import org.lerexchange.credentials.proofs.DataIntegrity;
import org.lerexchange.credentials.proofs.Expectation;
import org.lerexchange.credentials.status.StatusListCredential;
import org.lerexchange.issuer.IssuerWorld;
import org.lerexchange.issuer.TestSecrets;
import org.lerexchange.issuer.institutions.IssuerDid;
import org.lerexchange.issuer.institutions.PublicAddress;
import org.lerexchange.issuer.institutions.TenantId;
import org.lerexchange.issuer.keys.IssuerKeys;
import reactor.core.publisher.Flux;

class SignedListsTest {

    private static final IssuerDid ISSUER = new IssuerDid("did:web:riverside.example");
    private static final CredentialId ONE = new CredentialId("urn:uuid:1");
    private static final CredentialId OTHER = new CredentialId("urn:uuid:2");
    private static final StatusListId LIST = new StatusListId(IssuerWorld.RIVERSIDE, 1);

    private final IssuerWorld world = new IssuerWorld();
    private final IssuerKeys keys = TestSecrets.issuerKeys();
    private final DataIntegrity integrity = new DataIntegrity(new LinkedData(Contexts.known()));
    private final PublicAddress address = new PublicAddress(URI.create("https://issuer.example"));
    private final SignedLists lists = signed(world.statuses);

    @Test
    void aRevokedCredentialsBitIsSetAndNoOther() {
        StatusPlace one = place(ONE);
        StatusPlace other = place(OTHER);

        world.statuses.revoke(ONE, "FRAUD").block();

        assertThat(isRaised(text(lists), one)).isTrue();
        assertThat(isRaised(text(lists), other)).isFalse();
    }

    @Test
    void theListIsItsIssuersOwnWord() {
        place(ONE);
        VerifyingKey key = keys.verifyingKey(ISSUER.value()).blockOptional().orElseThrow();

        CheckResult verdict = integrity.verify(
                text(lists),
                Expectation.assertionBy(ISSUER.value(), IssuerWorld.NOW),
                (method, purpose) -> new KeyLookup.Found(key, ISSUER.value(), java.util.Optional.empty()));

        assertThat(verdict).isEqualTo(new CheckResult.Passed());
    }

    @Test
    void aSuspensionIsNoRevocation() {
        StatusPlace one = place(ONE);

        world.statuses.suspend(ONE, "AUDIT").block();

        assertThat(isRaised(text(lists), one)).isFalse();
    }

    @Test
    void theSameBitsAreTheSameTextAlsoAfterARestart() {
        place(ONE);
        world.statuses.revoke(ONE, "FRAUD").block();
        String before = text(lists);
        place(OTHER);

        Statuses restarted =
                new Statuses(world.places, TestSecrets.version(1), Clock.fixed(IssuerWorld.NOW, ZoneOffset.UTC));

        assertThat(text(lists)).isSameAs(before);
        assertThat(text(signed(restarted))).isEqualTo(before);
    }

    @Test
    void aLateEntryClearsNoBit() {
        StatusPlace one = place(ONE);
        world.statuses.suspend(ONE, "AUDIT").block();
        world.statuses.revoke(ONE, "FRAUD").block();

        world.statuses
                .lists()
                .apply(new StatusEntry(one, ONE, ISSUER, new Standing.Suspended("AUDIT"), 1, IssuerWorld.NOW));

        assertThat(isRaised(text(lists), one)).isTrue();
    }

    @Test
    void anotherInstancesRevocationIsInTheListAfterARefill() {
        StatusPlace one = place(ONE);
        Statuses other =
                new Statuses(world.places, TestSecrets.version(1), Clock.fixed(IssuerWorld.NOW, ZoneOffset.UTC));
        SignedLists listsOfTheOther = signed(other);
        assertThat(isRaised(text(listsOfTheOther), one)).isFalse();
        world.statuses.revoke(ONE, "FRAUD").block();

        Flux.from(new StatusConfiguration().statusListsRefilled(other).work().get())
                .blockLast();

        assertThat(isRaised(text(listsOfTheOther), one)).isTrue();
    }

    @Test
    void aTenantWithoutCredentialsHasNoList() {
        assertThat(lists.find(new StatusListId(new TenantId("nobody"), 1)).blockOptional())
                .isEmpty();
    }

    @Test
    void theDigestTellsTheSameAfterARebuild() {
        place(ONE);
        world.statuses.revoke(ONE, "FRAUD").block();
        Statuses restarted =
                new Statuses(world.places, TestSecrets.version(1), Clock.fixed(IssuerWorld.NOW, ZoneOffset.UTC));

        assertThat(new StatusListsModel(restarted.lists()).state().block())
                .isEqualTo(new StatusListsModel(world.statuses.lists()).state().block());
    }

    private SignedLists signed(Statuses statuses) {
        return new SignedLists(statuses.lists(), keys, integrity, address);
    }

    private StatusPlace place(CredentialId credential) {
        return world.statuses
                .placeFor(IssuerWorld.RIVERSIDE, ISSUER, credential)
                .blockOptional()
                .orElseThrow();
    }

    private static String text(SignedLists lists) {
        return lists.find(LIST).blockOptional().orElseThrow();
    }

    private boolean isRaised(String text, StatusPlace place) {
        var entry = new org.lerexchange.credentials.status.StatusEntry(
                "revocation", place.index(), address.of(place.path()));
        return StatusListCredential.read(StrictJson.object(text)).orElseThrow().standing(entry)
                instanceof org.lerexchange.credentials.status.Standing.Raised;
    }
}
