package org.lerexchange.wallet.sharing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.lerexchange.events.ConsentChanged;
import org.lerexchange.events.ConsentState;
import org.lerexchange.events.CredentialStanding;
import org.lerexchange.events.PresentationShared;
import org.lerexchange.messaging.BrokenContract;
import org.lerexchange.messaging.Heard;
import org.lerexchange.messaging.Said;
import org.lerexchange.schemas.Topics;
import org.lerexchange.wallet.World;
import org.lerexchange.wallet.consent.Terms;
import org.lerexchange.wallet.holders.HolderId;

class SharingTest {

    private static final String EMAIL = "ana@example.org";
    private static final String ID = "urn:uuid:forklift";

    private final World world = new World();
    private final HolderId ana = world.anOpenWallet(EMAIL);

    @Test
    void aCredentialThatComesAfterALiveConsentIsSharedOnce() {
        world.grant(ana, "c1", World.everythingForMatching());
        world.relayToSharing();

        Said first = world.hear(world.credentials, world.issued(EMAIL, ID, "License"));
        Said second = world.hear(world.credentials, world.issued(EMAIL, ID, "License"));

        assertThat(first.effect()).isEqualTo(Said.Effect.APPLIED);
        assertThat(second).isEqualTo(Said.duplicate(first.events()));
        assertThat(world.saidOnce(Topics.PRESENTATION_SHARED)).hasSize(1);
        assertThat(world.keys.presented).hasSize(1);
    }

    @Test
    void aConsentThatComesAfterACredentialSharesItOnce() {
        world.hear(world.credentials, world.issued(EMAIL, ID, "License"));
        world.grant(ana, "c1", World.everythingForMatching());
        Heard<ConsentChanged> granted = world.granted("c1");

        Said first = world.hear(world.sharing.consentEar, granted);
        Said second = world.hear(world.sharing.consentEar, granted);

        assertThat(first.effect()).isEqualTo(Said.Effect.APPLIED);
        assertThat(second).isEqualTo(Said.duplicate(first.events()));
        assertThat(world.saidOnce(Topics.PRESENTATION_SHARED)).hasSize(1);
    }

    @Test
    void aPresentationIsMadeForTheVerifierAndForThisPartOnly() {
        PresentationShared shared = world.sharedForklift(ana);

        assertThat(world.keys.presented).singleElement().satisfies(request -> {
            assertThat(request.domain().value()).isEqualTo(shared.getVerifier());
            assertThat(request.challenge()).isEqualTo("c1:" + shared.getPartId() + ":1");
        });
        assertThat(shared.getPresentation()).startsWith("jwe-to-verifier-");
    }

    @Test
    void whatAConsentDoesNotCoverIsNotShared() {
        Terms licences = terms(Set.of(new Terms.Category("License")), true);
        world.grant(ana, "c1", licences);
        world.relayToSharing();

        world.hear(world.credentials, world.issued(EMAIL, "urn:uuid:diploma", "Diploma"));
        world.hear(world.credentials, world.issued(EMAIL, ID, "License"));

        assertThat(world.saidOnce(Topics.PRESENTATION_SHARED)).hasSize(1);
        assertThat(world.keys.presented).hasSize(1);
    }

    @Test
    void aOneTimeConsentCoversWhatWasThereAndNothingLater() {
        world.hear(world.credentials, world.issued(EMAIL, ID, "License"));
        world.grant(ana, "c1", terms(Set.of(), false));
        world.clock.pass(Duration.ofSeconds(1));
        world.hear(world.credentials, world.issued(EMAIL, "urn:uuid:later", "License"));

        world.relayToSharing();
        world.hear(world.sharing.consentEar, world.granted("c1"));

        assertThat(world.saidOnce(Topics.PRESENTATION_SHARED)).hasSize(1);
    }

    @Test
    void aDormantWalletSharesNothing() {
        world.aHolder("ben@example.org");

        Said said = world.hear(world.credentials, world.issued("ben@example.org", ID, "License"));

        assertThat(said).isEqualTo(Said.applied());
        assertThat(world.keys.presented).isEmpty();
    }

    @Test
    void aStatusChangeNeverPresentsAnew() {
        world.sharedForklift(ana);
        long before = world.said.size();

        world.hear(world.holdings.standings, world.standing(ID, CredentialStanding.SUSPENDED, 1));
        world.hear(world.holdings.standings, world.standing(ID, CredentialStanding.IN_FORCE, 2));

        assertThat(world.said).hasSize((int) before);
        assertThat(world.keys.presented).hasSize(1);
    }

    @Test
    void afterAWithdrawalNothingIsSharedOrKept() {
        world.sharedForklift(ana);
        world.withdraw(ana, "c1");

        Said redelivered = world.hear(world.credentials, world.issued(EMAIL, ID, "License"));
        Said late = world.hear(world.sharing.consentEar, world.granted("c1"));
        Said withdrawn = world.hear(world.sharing.consentEar, world.changed("c1", 2, ConsentState.WITHDRAWN));
        world.hear(world.credentials, world.issued(EMAIL, "urn:uuid:later", "License"));

        assertThat(redelivered.events()).isEmpty();
        assertThat(late.events()).isEmpty();
        assertThat(withdrawn.events()).isEmpty();
        assertThat(world.sharing.unconfirmed()).isZero();
        assertThat(world.saidOnce(Topics.PRESENTATION_SHARED)).hasSize(1);
    }

    @Test
    void aNarrowerConsentEndsThePartsItDoesNotCover() {
        world.sharedForklift(ana);
        world.narrow(ana, "c1", terms(Set.of(new Terms.Category("Diploma")), true));

        world.relayToSharing();
        world.hear(world.credentials, world.issued(EMAIL, ID, "License"));

        assertThat(world.sharing.unconfirmed()).isZero();
        assertThat(world.saidOnce(Topics.PRESENTATION_SHARED)).hasSize(1);
    }

    @Test
    void aConsentOfNoWalletOrWithAnUnknownStateBreaksTheContract() {
        world.grant(ana, "c1", World.everythingForMatching());
        Heard<ConsentChanged> otherKey =
                world.heard("c2", 1, world.granted("c1").value());

        for (Heard<ConsentChanged> poison :
                List.of(world.granted("c9"), world.changed("c1", 1, ConsentState.UNKNOWN), otherKey)) {
            assertThatThrownBy(() -> world.hear(world.sharing.consentEar, poison))
                    .isInstanceOf(BrokenContract.class);
        }
    }

    private static Terms terms(Set<Terms.Category> categories, boolean live) {
        Terms all = World.everythingForMatching();
        return new Terms(all.purpose(), categories, Set.of(), all.audience(), live, Optional.empty());
    }
}
