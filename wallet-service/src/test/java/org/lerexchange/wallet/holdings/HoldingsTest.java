package org.lerexchange.wallet.holdings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.lerexchange.events.CredentialIssued;
import org.lerexchange.events.CredentialStanding;
import org.lerexchange.events.CredentialStatusChanged;
import org.lerexchange.messaging.BrokenContract;
import org.lerexchange.messaging.Heard;
import org.lerexchange.messaging.Said;
import org.lerexchange.schemas.Topics;
import org.lerexchange.wallet.TestKeys;
import org.lerexchange.wallet.World;
import org.lerexchange.wallet.holders.HolderId;

class HoldingsTest {

    private static final String EMAIL = "ana@example.org";
    private static final String ID = "urn:uuid:forklift";

    private final World world = new World();

    @Test
    void anIssuedCredentialIsKeptAndShown() {
        HolderId ana = world.anOpenWallet(EMAIL);

        Said said = world.hear(world.credentials, world.issued(EMAIL, ID, "License"));

        assertThat(said).isEqualTo(Said.applied());
        assertThat(world.shown(ana))
                .singleElement()
                .returns(new CredentialId(ID), Holding::credential)
                .returns("License", Holding::achievementType)
                .returns(Standing.IN_FORCE, Holding::standing);
    }

    @Test
    void aSecondDeliveryKeepsNothingNew() {
        HolderId ana = world.anOpenWallet(EMAIL);
        world.hear(world.credentials, world.issued(EMAIL, ID, "License"));

        Said second = world.hear(world.credentials, world.issued(EMAIL, ID, "License"));

        assertThat(second).isEqualTo(Said.duplicate());
        assertThat(world.shown(ana)).hasSize(1);
    }

    @Test
    void aDormantWalletKeepsButShowsNothing() {
        HolderId ana = world.aHolder(EMAIL);
        world.hear(world.credentials, world.issued(EMAIL, ID, "License"));

        assertThat(world.shown(ana)).isEmpty();
        world.claim(EMAIL, World.CODE, "ana");
        assertThat(world.shown(ana)).hasSize(1);
    }

    @Test
    void whatIsNotForThisHolderBreaksTheContract() {
        world.anOpenWallet(EMAIL);
        HolderId ben = world.anOpenWallet("ben@example.org");
        Heard<CredentialIssued> forAna = world.issued(EMAIL, ID, "License");
        forAna.value().setRecipientRef(TestKeys.refOf("ben@example.org").value());

        assertThatThrownBy(() -> world.hear(world.credentials, forAna))
                .isInstanceOf(BrokenContract.class)
                .extracting("code")
                .isEqualTo("NOT_FOR_THIS_HOLDER");
        assertThat(world.shown(ben)).isEmpty();
    }

    @Test
    void unreadableOrForeignCredentialsBreakTheContract() {
        world.anOpenWallet(EMAIL);
        Heard<CredentialIssued> garbage = world.issued(EMAIL, ID, "License");
        garbage.value().setCredential("garbage");
        Heard<CredentialIssued> nobody = world.issued(EMAIL, ID, "License");
        nobody.value().setRecipientRef("ref-of-nobody");
        Heard<CredentialIssued> otherKey = world.heard(
                "urn:uuid:other", 1, world.issued(EMAIL, ID, "License").value());
        Heard<CredentialIssued> otherInside = world.issued(EMAIL, ID, "License");
        otherInside.value().setCredential(TestKeys.seal(world.didOf(EMAIL).value(), "urn:uuid:other", "License"));

        for (Heard<CredentialIssued> poison : List.of(garbage, nobody, otherKey, otherInside)) {
            assertThatThrownBy(() -> world.hear(world.credentials, poison)).isInstanceOf(BrokenContract.class);
        }
    }

    @Test
    void otherBytesUnderAHeldIdBreakTheContractAndTheFirstStay() {
        HolderId ana = world.anOpenWallet(EMAIL);
        world.hear(world.credentials, world.issued(EMAIL, ID, "License"));

        assertThatThrownBy(() -> world.hear(world.credentials, world.issued(EMAIL, ID, "Certificate")))
                .isInstanceOf(BrokenContract.class);
        assertThat(world.shown(ana)).extracting(Holding::achievementType).containsExactly("License");
    }

    @Test
    void aCredentialIdThatAnotherHolderHasBreaksTheContract() {
        world.anOpenWallet(EMAIL);
        HolderId ben = world.anOpenWallet("ben@example.org");
        world.hear(world.credentials, world.issued(EMAIL, ID, "License"));

        assertThatThrownBy(() -> world.hear(world.credentials, world.issued("ben@example.org", ID, "License")))
                .isInstanceOf(BrokenContract.class);
        assertThat(world.shown(ben)).isEmpty();
    }

    @Test
    void revokedBeforeIssuedEndsRevokedHoweverOftenItIsIssued() {
        HolderId ana = world.anOpenWallet(EMAIL);
        world.grant(ana, "c1", World.everythingForMatching());
        world.relayToSharing();

        world.hear(world.holdings.standings, world.standing(ID, CredentialStanding.REVOKED, 1));
        world.hear(world.credentials, world.issued(EMAIL, ID, "License"));
        world.hear(world.credentials, world.issued(EMAIL, ID, "License"));

        assertThat(world.shown(ana)).extracting(Holding::standing).containsExactly(Standing.REVOKED);
        assertThat(world.saidOnce(Topics.PRESENTATION_SHARED)).isEmpty();
    }

    @Test
    void theNewestStandingHoldsInWhicheverOrderTheyArrive() {
        HolderId ana = world.anOpenWallet(EMAIL);
        world.hear(world.credentials, world.issued(EMAIL, ID, "License"));
        Heard<CredentialStatusChanged> suspended = world.standing(ID, CredentialStanding.SUSPENDED, 1);
        Heard<CredentialStatusChanged> reinstated = world.standing(ID, CredentialStanding.IN_FORCE, 2);

        assertThat(world.hear(world.holdings.standings, reinstated).effect()).isEqualTo(Said.Effect.APPLIED);
        assertThat(world.hear(world.holdings.standings, reinstated).effect()).isEqualTo(Said.Effect.DUPLICATE);
        assertThat(world.hear(world.holdings.standings, suspended).effect()).isEqualTo(Said.Effect.REPLACED);

        assertThat(world.shown(ana)).extracting(Holding::standing).containsExactly(Standing.IN_FORCE);
    }

    @Test
    void revokedIsFinalInEveryOrderOfThreeStandings() {
        HolderId ana = world.anOpenWallet(EMAIL);
        List<CredentialStanding> road =
                List.of(CredentialStanding.SUSPENDED, CredentialStanding.REVOKED, CredentialStanding.IN_FORCE);
        int[][] orders = {{0, 1, 2}, {0, 2, 1}, {1, 0, 2}, {1, 2, 0}, {2, 0, 1}, {2, 1, 0}};

        for (int[] order : orders) {
            String id = ID + Arrays.toString(order);
            world.hear(world.credentials, world.issued(EMAIL, id, "License"));
            for (int i : order) {
                world.hear(world.holdings.standings, world.standing(id, road.get(i), i + 1L));
            }
        }

        assertThat(world.shown(ana))
                .hasSize(orders.length)
                .extracting(Holding::standing)
                .containsOnly(Standing.REVOKED);
    }

    @Test
    void anUnknownStandingOrAnotherKeyBreaksTheContract() {
        Heard<CredentialStatusChanged> unknown = world.standing(ID, CredentialStanding.UNKNOWN, 1);
        Heard<CredentialStatusChanged> otherKey = world.heard(
                "urn:uuid:other",
                1,
                world.standing(ID, CredentialStanding.REVOKED, 1).value());

        assertThatThrownBy(() -> world.hear(world.holdings.standings, unknown)).isInstanceOf(BrokenContract.class);
        assertThatThrownBy(() -> world.hear(world.holdings.standings, otherKey)).isInstanceOf(BrokenContract.class);
    }
}
