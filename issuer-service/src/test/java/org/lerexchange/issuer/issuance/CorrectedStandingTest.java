package org.lerexchange.issuer.issuance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lerexchange.edge.Caller;
import org.lerexchange.edge.Role;
import org.lerexchange.events.AwardAnswered;
import org.lerexchange.events.AwardOutcome;
import org.lerexchange.events.CredentialIssued;
import org.lerexchange.events.HolderState;
import org.lerexchange.issuer.IssuerWorld;
import org.lerexchange.issuer.awards.AwardReport;
import org.lerexchange.issuer.status.CredentialId;
import org.lerexchange.issuer.status.Standing;
import org.lerexchange.messaging.Event;
import org.lerexchange.schemas.Topics;

/** A correction changes what a credential says, never how the award stands. */
class CorrectedStandingTest {

    private static final String ANA = "ana@example.org";
    private static final String BEN = "ben@example.org";
    private static final Caller STAFF =
            new Caller("staff", Optional.of("riverside-college"), Set.of(Role.INSTITUTION_STAFF), Optional.empty());

    private final IssuerWorld world = awarded();

    @Test
    void aCorrectionOfARevokedAwardIssuesNothing() {
        benHasAWallet(world);
        world.statuses.revoke(first(world), "FRAUD").block();

        world.carry(correction(world));

        assertThat(world.said(Topics.CREDENTIAL_ISSUED)).hasSize(1);
        AwardAnswered answer = world.said(Topics.AWARD_ANSWERED).getLast();
        assertThat(answer.getOutcome()).isEqualTo(AwardOutcome.REVOKED);
        assertThat(answer.getCredentialId()).isEqualTo(first(world).value());
        assertThat(answer.getReason()).isEqualTo("FRAUD");
        assertThat(standing(world, first(world))).isEqualTo(new Standing.Revoked("FRAUD"));
    }

    @Test
    void norDoesOneThatWaitedForAWalletWhenTheAwardWasRevoked() {
        world.carry(correction(world));
        world.statuses.revoke(first(world), "FRAUD").block();

        benHasAWallet(world);

        assertThat(world.said(Topics.CREDENTIAL_ISSUED)).hasSize(1);
        assertThat(world.said(Topics.AWARD_ANSWERED).getLast().getOutcome()).isEqualTo(AwardOutcome.REVOKED);
    }

    @Test
    void aCorrectionOfASuspendedAwardIsSuspendedToo() {
        benHasAWallet(world);
        world.statuses.suspend(first(world), "AUDIT").block();
        Event<?> correction = correction(world);

        world.carry(correction, correction);

        assertThat(standing(world, first(world))).isEqualTo(new Standing.Replaced(last(world)));
        assertThat(standing(world, last(world))).isEqualTo(new Standing.Suspended("AUDIT"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"REVOKED", "SUSPENDED"})
    void aStandingThatMeetsACorrectionAtAnyStepOutlivesIt(StandingController.Wanted wanted) {
        for (int at = 1; at <= 24; at++) {
            IssuerWorld between = awarded();
            benHasAWallet(between);
            Event<?> correction = correction(between);
            int[] left = {at};
            between.around(
                    () -> {
                        if (--left[0] == 0) {
                            change(between, wanted);
                        }
                    },
                    () -> {});

            between.hear(correction);
            if (left[0] > 0) {
                change(between, wanted);
            }

            assertThat(standing(between, last(between)))
                    .as("%s before step %d", wanted, at)
                    .isNotEqualTo(new Standing.InForce());
        }
    }

    @Test
    void aRevocationThatACorrectionOvertakesAtAnyStepReachesTheNewCredential() {
        for (int at = 1; at <= 12; at++) {
            IssuerWorld between = awarded();
            benHasAWallet(between);
            Event<?> correction = correction(between);
            int[] left = {at};
            between.around(
                    () -> {
                        if (--left[0] == 0) {
                            between.hear(correction);
                        }
                    },
                    () -> {});

            change(between, StandingController.Wanted.REVOKED);
            if (left[0] > 0) {
                between.hear(correction);
            }

            assertThat(standing(between, last(between)))
                    .as("corrected before step %d", at)
                    .isEqualTo(new Standing.Revoked("FRAUD"));
        }
    }

    private static IssuerWorld awarded() {
        IssuerWorld world = IssuerWorld.teaching();
        world.carry(world.holder(ANA, 1, HolderState.ACTIVE));
        world.recordAward
                .report(AwardReport.recorded(IssuerWorld.award("A-1"), IssuerWorld.forkliftFor(ANA)))
                .block();
        world.carry();
        return world;
    }

    private static void benHasAWallet(IssuerWorld world) {
        world.carry(world.holder(BEN, 1, HolderState.ACTIVE));
    }

    private static Event<?> correction(IssuerWorld world) {
        world.recordAward
                .report(AwardReport.corrected(IssuerWorld.award("A-1"), IssuerWorld.forkliftFor(BEN), "WRONG_PERSON"))
                .block();
        return world.pending().getLast();
    }

    private static void change(IssuerWorld world, StandingController.Wanted wanted) {
        new StandingController(world.issuances, world.statuses)
                .change("A-1", new StandingController.StandingBody(wanted, "FRAUD"), STAFF)
                .block();
    }

    private static CredentialId first(IssuerWorld world) {
        return id(world.said(Topics.CREDENTIAL_ISSUED).getFirst());
    }

    private static CredentialId last(IssuerWorld world) {
        return id(world.said(Topics.CREDENTIAL_ISSUED).getLast());
    }

    private static CredentialId id(CredentialIssued issued) {
        return new CredentialId(issued.getCredentialId());
    }

    private static Standing standing(IssuerWorld world, CredentialId id) {
        return world.statuses.standingOf(id).blockOptional().orElseThrow();
    }
}
