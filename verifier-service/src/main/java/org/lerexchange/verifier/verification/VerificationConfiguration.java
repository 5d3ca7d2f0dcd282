package org.lerexchange.verifier.verification;

import java.time.Clock;
import org.apache.avro.specific.SpecificRecord;
import org.lerexchange.edge.ReadModel;
import org.lerexchange.messaging.Background;
import org.lerexchange.messaging.Database;
import org.lerexchange.messaging.Hears;
import org.lerexchange.messaging.Rebuildable;
import org.lerexchange.messaging.StateOwner;
import org.lerexchange.messaging.Subscription;
import org.lerexchange.messaging.documents.PendingEvents;
import org.lerexchange.messaging.intake.Intake;
import org.lerexchange.schemas.Topics;
import org.lerexchange.verifier.keys.Opener;
import org.lerexchange.verifier.resolution.GatherFacts;
import org.lerexchange.verifier.watch.Consents;
import org.lerexchange.verifier.watch.IssuerIndex;
import org.lerexchange.verifier.watch.WatchedCredentials;
import org.lerexchange.verifier.watch.Worlds;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Mono;

/** Puts the room together. */
@Configuration(proxyBeanMethods = false)
class VerificationConfiguration {

    @Bean
    PendingEvents pendingEvents() {
        return VerificationPublisher.pendingEvents();
    }

    @Bean
    Parts verificationParts(Database database) {
        return new Parts(database);
    }

    @Bean
    Deadlines deadlines() {
        return new Deadlines();
    }

    @Bean
    JudgeParts judgeParts(
            Parts parts, WatchedCredentials credentials, Worlds worlds, Deadlines deadlines, Clock clock) {
        return new JudgeParts(parts, credentials, worlds, deadlines, clock);
    }

    @Bean
    AdmitPresentation.Entries entries(
            Consents consents, IssuerIndex issuers, WatchedCredentials credentials, Worlds worlds) {
        return new AdmitPresentation.Entries(consents, issuers, credentials, worlds);
    }

    @Bean
    AdmitPresentation admitPresentation(
            Opener opener,
            GatherFacts gatherFacts,
            Parts parts,
            AdmitPresentation.Entries entries,
            JudgeParts judgeParts,
            Clock clock) {
        ReadPresentation reader = new ReadPresentation(opener, gatherFacts::presented);
        return new AdmitPresentation(reader, parts, entries, judgeParts, clock);
    }

    @Bean
    Subscription<?> verificationHearsPresentations(AdmitPresentation admitPresentation, ObjectProvider<Intake> intake) {
        return Subscription.of(
                Topics.PRESENTATION_SHARED,
                VerificationPublisher.ROOM,
                onceAllIsKnown(intake, new PresentationListener(admitPresentation)));
    }

    @Bean
    Subscription<?> verificationHearsStandings(
            WatchedCredentials credentials, JudgeParts judgeParts, ObjectProvider<Intake> intake) {
        return Subscription.of(
                        Topics.CREDENTIAL_STATUS_CHANGED,
                        VerificationPublisher.ROOM,
                        onceAllIsKnown(intake, new StandingListener(credentials, judgeParts)))
                .onTheShortRoad();
    }

    @Bean
    Subscription<?> verificationHearsConsents(Consents consents, JudgeParts judgeParts, ObjectProvider<Intake> intake) {
        return Subscription.of(
                        Topics.CONSENT_CHANGED,
                        VerificationPublisher.ROOM,
                        onceAllIsKnown(intake, new ConsentListener(consents, judgeParts)))
                .onTheShortRoad();
    }

    @Bean
    Subscription<?> verificationHearsTrust(
            IssuerIndex issuers, WatchedCredentials credentials, JudgeParts judgeParts, ObjectProvider<Intake> intake) {
        return Subscription.of(
                        Topics.TRUST_CHANGED,
                        VerificationPublisher.ROOM,
                        onceAllIsKnown(intake, new TrustListener(issuers, credentials, judgeParts)))
                .onTheShortRoad();
    }

    @Bean
    StateOwner<?> verifiedOwner(Parts parts) {
        return VerificationPublisher.verified(parts);
    }

    @Bean
    StateOwner<?> retractedOwner(Parts parts) {
        return VerificationPublisher.retracted(parts);
    }

    @Bean
    Rebuildable watchedConsentsRebuildable(Consents consents) {
        return RebuiltWatch.consents(consents);
    }

    @Bean
    Rebuildable watchedStandingsRebuildable(WatchedCredentials credentials) {
        return RebuiltWatch.standings(credentials);
    }

    @Bean
    ReadModel verdictsModel(Parts parts) {
        return new VerdictsModel(parts);
    }

    @Bean
    JudgeDue judgeDue(Parts parts, Deadlines deadlines, JudgeParts judgeParts, Clock clock) {
        return new JudgeDue(parts, deadlines, judgeParts, clock);
    }

    @Bean
    Background deadlinesAtStart(JudgeDue judgeDue) {
        return new Background.BeforeHearing("verifier.verification.deadlines-at-start", judgeDue::fill);
    }

    @Bean
    Background deadlinesAgain(JudgeDue judgeDue) {
        return new Background.Every("verifier.verification.deadlines-again", JudgeDue.REFILL, judgeDue::fill);
    }

    @Bean
    Background deadlinesDue(JudgeDue judgeDue, ObjectProvider<Intake> intake) {
        Mono<Void> known = allIsKnown(intake);
        return new Background.Every(
                "verifier.verification.deadlines-due", JudgeDue.TICK, () -> judgeDue.judgeOnce(known));
    }

    /** Nothing is judged before the region's issuers are known: else they would be taken for strangers. */
    private static <T extends SpecificRecord> Hears<T> onceAllIsKnown(ObjectProvider<Intake> intake, Hears<T> ear) {
        Mono<Void> known = allIsKnown(intake);
        return heard -> known.then(Mono.defer(() -> ear.on(heard)));
    }

    private static Mono<Void> allIsKnown(ObjectProvider<Intake> intake) {
        return Mono.fromFuture(() -> intake.getObject().caughtUp(), true);
    }
}
