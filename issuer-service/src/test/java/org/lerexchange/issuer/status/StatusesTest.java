package org.lerexchange.issuer.status;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.lerexchange.events.CredentialStanding;
import org.lerexchange.events.CredentialStatusChanged;
import org.lerexchange.issuer.IssuerWorld;
import org.lerexchange.issuer.TestSecrets;
import org.lerexchange.issuer.institutions.IssuerDid;
import org.lerexchange.issuer.institutions.TenantId;
import org.lerexchange.schemas.Topics;

class StatusesTest {

    private static final IssuerDid ISSUER = new IssuerDid("did:web:riverside.example");
    private static final CredentialId ONE = new CredentialId("urn:uuid:1");

    private final IssuerWorld world = new IssuerWorld();
    private final Statuses statuses = world.statuses;

    @Test
    void aCredentialHasOnePlaceForEver() {
        StatusPlace first = place(ONE);

        assertThat(place(ONE)).isEqualTo(first);
    }

    @Test
    void twoThousandCredentialsShareNoPlace() {
        Set<StatusPlace> places = new HashSet<>();
        for (int credential = 0; credential < 2_000; credential++) {
            places.add(place(new CredentialId("urn:uuid:" + credential)));
        }

        assertThat(places).hasSize(2_000);
    }

    @Test
    void aTakenPlaceLeadsToTheNextProbe() {
        CredentialId other = new CredentialId("urn:uuid:other");
        StatusPlace wanted = statuses.place(IssuerWorld.RIVERSIDE, ONE, 0);
        world.takePlace(
                wanted.key(),
                StatusDocument.toDocument(
                        new StatusEntry(wanted, other, ISSUER, new Standing.InForce(), 0, IssuerWorld.NOW)));

        assertThat(place(ONE)).isEqualTo(statuses.place(IssuerWorld.RIVERSIDE, ONE, 1));
    }

    @Test
    void afterItsProbesTheNextListIsTried() {
        assertThat(statuses.place(IssuerWorld.RIVERSIDE, ONE, Statuses.PROBES - 1)
                        .list())
                .isEqualTo(1);
        assertThat(statuses.place(IssuerWorld.RIVERSIDE, ONE, Statuses.PROBES).list())
                .isEqualTo(2);
        assertThat(TestSecrets.version(1).version()).isEqualTo(1);
    }

    @Test
    void suspendedMayBeLiftedAndRevokedIsFinal() {
        place(ONE);

        statuses.suspend(ONE, "UNDER_REVIEW").block();
        statuses.lift(ONE).block();
        statuses.revoke(ONE, "FRAUD").block();
        StandingOutcome lifted = statuses.lift(ONE).blockOptional().orElseThrow();
        statuses.revoke(ONE, "FRAUD").block();

        assertThat(lifted).isEqualTo(new StandingOutcome.Refused(new Standing.Revoked("FRAUD")));
        world.pending();
        assertThat(world.said(Topics.CREDENTIAL_STATUS_CHANGED))
                .extracting(CredentialStatusChanged::getStanding)
                .containsExactly(CredentialStanding.SUSPENDED, CredentialStanding.IN_FORCE, CredentialStanding.REVOKED);
    }

    @Test
    void theOwnerTellsTheStandingAsItIsAndNothingBeforeItsFirstChange() {
        place(ONE);
        var owner = StatusMapping.owner(statuses);
        assertThat(owner.present().apply(ONE.value()).blockOptional()).isEmpty();

        statuses.revoke(ONE, "FRAUD").block();

        assertThat(owner.present().apply(ONE.value()).blockOptional()).hasValueSatisfying(event -> {
            assertThat(event.seq()).isEqualTo(1);
            assertThat(event).isEqualTo(world.pending().getFirst());
        });
    }

    @Test
    void aCredentialWithoutAPlaceIsUnknown() {
        assertThat(statuses.revoke(ONE, "FRAUD").block()).isEqualTo(new StandingOutcome.UnknownCredential(ONE));
    }

    @Test
    void everyStandingFollowsByTheTable() {
        Standing inForce = new Standing.InForce();
        Standing suspended = new Standing.Suspended("A");
        Standing revoked = new Standing.Revoked("A");
        Standing replaced = new Standing.Replaced(ONE);
        List<Standing> all = List.of(inForce, suspended, revoked, replaced);
        String[] table = {"-+++", "+-++", "xx-x", "xx+-"};

        for (int now = 0; now < 4; now++) {
            for (int wanted = 0; wanted < 4; wanted++) {
                StandingOutcome outcome = StandingDecision.decide(all.get(now), all.get(wanted));
                assertThat(sign(outcome))
                        .as("%s to %s", all.get(now), all.get(wanted))
                        .isEqualTo(table[now].charAt(wanted));
            }
        }
    }

    private static char sign(StandingOutcome outcome) {
        return switch (outcome) {
            case StandingOutcome.Changed changed -> '+';
            case StandingOutcome.Unchanged unchanged -> '-';
            case StandingOutcome.Refused refused -> 'x';
            case StandingOutcome.UnknownCredential unknown -> '?';
        };
    }

    private StatusPlace place(CredentialId credential) {
        TenantId tenant = IssuerWorld.RIVERSIDE;
        return statuses.placeFor(tenant, ISSUER, credential).blockOptional().orElseThrow();
    }
}
