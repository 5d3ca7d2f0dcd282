package org.lerexchange.issuer.issuance;

import java.util.Optional;
import org.lerexchange.issuer.catalogue.Achievement;
import org.lerexchange.issuer.catalogue.AchievementType;
import org.lerexchange.issuer.institutions.IssuerDid;
import org.lerexchange.keyring.Email;

/** What an award comes to, as far as this service alone can tell: values in, values out. */
final class IssueDecision {

    private IssueDecision() {}

    /** All that is looked at. */
    record World(
            Optional<Issuance> now,
            Optional<Achievement> achievement,
            Optional<IssuerDid> issuer,
            Optional<Email> person) {}

    sealed interface Step {
        /** Applied before: its stored events are said again. */
        record SayAgain(Issuance as) implements Step {}

        /** A later report has been applied. */
        record Older() implements Step {}

        record Answer(IssueOutcome outcome) implements Step {}

        /** It goes to the person, or waits for them to have a wallet. */
        record Deliver(Email person, Achievement achievement, IssuerDid issuer) implements Step {}
    }

    static Step decide(ReportedAward award, World world) {
        if (world.now().isPresent()) {
            Issuance now = world.now().get();
            if (award.seq() < now.seq()) {
                return new Step.Older();
            }
            if (award.seq() == now.seq() && !now.waitsForWallet()) {
                return new Step.SayAgain(now);
            }
        }
        return award.act() == ReportedAward.Act.WITHDRAWN
                ? new Step.Answer(new IssueOutcome.Revoked(
                        world.now().flatMap(Issuance::credential).map(Issuance.Made::id), award.reason()))
                : ofStanding(award, world);
    }

    private static Step ofStanding(ReportedAward award, World world) {
        Particulars said = award.particulars();
        if (award.onHold()) {
            return waiting(IssueOutcome.WaitReason.ON_HOLD);
        }
        if (award.minor()) {
            return waiting(IssueOutcome.WaitReason.GUARDIAN);
        }
        if (world.issuer().isEmpty()) {
            return refused(IssueOutcome.Refusal.UNKNOWN_ISSUER);
        }
        if (world.achievement().isEmpty()
                || !world.achievement().get().id().tenant().equals(award.id().tenant())) {
            return refused(IssueOutcome.Refusal.UNKNOWN_ACHIEVEMENT);
        }
        if (world.person().isEmpty()) {
            return refused(IssueOutcome.Refusal.MALFORMED_PERSON);
        }
        Achievement achievement = world.achievement().get();
        return brokenDates(said, achievement)
                .map(IssueDecision::refused)
                .orElseGet(() -> new Step.Deliver(
                        world.person().get(), achievement, world.issuer().get()));
    }

    private static Optional<IssueOutcome.Refusal> brokenDates(Particulars said, Achievement achievement) {
        if (achievement.content().type().equals(AchievementType.EMPLOYMENT)
                && said.start().isEmpty()) {
            return Optional.of(IssueOutcome.Refusal.START_MISSING);
        }
        return said.start()
                .flatMap(start -> said.end().filter(end -> end.isBefore(start)))
                .map(end -> IssueOutcome.Refusal.ENDS_BEFORE_START);
    }

    private static Step waiting(IssueOutcome.WaitReason reason) {
        return new Step.Answer(new IssueOutcome.Waiting(reason));
    }

    private static Step refused(IssueOutcome.Refusal reason) {
        return new Step.Answer(new IssueOutcome.Refused(reason));
    }
}
