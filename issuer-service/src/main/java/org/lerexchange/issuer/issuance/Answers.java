package org.lerexchange.issuer.issuance;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lerexchange.issuer.status.CredentialId;
import org.lerexchange.issuer.status.Standing;
import org.lerexchange.issuer.status.StandingOutcome;
import org.lerexchange.issuer.status.Statuses;
import org.lerexchange.messaging.Event;
import org.lerexchange.messaging.Said;
import reactor.core.publisher.Mono;

/** Keeps what an award came to, and says it from what is kept. */
final class Answers {

    private final Issuances issuances;
    private final Statuses statuses;
    private final Clock clock;

    Answers(Issuances issuances, Statuses statuses, Clock clock) {
        this.issuances = issuances;
        this.statuses = statuses;
        this.clock = clock;
    }

    /** A credential was made. Empty where another was made meanwhile. */
    Mono<Issuances.Kept> keep(Delivery delivery, CredentialOrder order, CredentialMaker.SealedCredential sealed) {
        Issuance.Made made =
                new Issuance.Made(order.id(), delivery.ref(), sealed.jwe(), order.replaces(), order.issuedAt());
        return issuances.keep(
                delivery.id(),
                delivery.seq(),
                delivery.madeBefore(),
                stored -> new Issuance(
                        delivery.id(),
                        delivery.seq(),
                        delivery.row(),
                        Optional.empty(),
                        delivery.madeBefore() + 1,
                        Optional.of(made),
                        next(stored, new IssueOutcome.Issued(order.id()), order.issuedAt())));
    }

    /** No credential was made, though there was somebody to make it for. Empty where one was made meanwhile. */
    Mono<Issuances.Kept> keep(Delivery delivery, IssueOutcome outcome) {
        Instant time = now();
        return issuances.keep(
                delivery.id(),
                delivery.seq(),
                delivery.madeBefore(),
                stored -> new Issuance(
                        delivery.id(),
                        delivery.seq(),
                        delivery.row(),
                        Optional.empty(),
                        delivery.madeBefore(),
                        stored.flatMap(Issuance::credential),
                        next(stored, outcome, time)));
    }

    /** No credential was made. Empty where one was made meanwhile. */
    Mono<Issuances.Kept> keep(
            ReportedAward award, Optional<Issuance> now, IssueOutcome outcome, Optional<Issuance.Pending> pending) {
        Instant time = now();
        return issuances.keep(
                award.id(),
                award.seq(),
                now.map(Issuance::made).orElse(0),
                stored -> new Issuance(
                        award.id(),
                        award.seq(),
                        award.row(),
                        pending,
                        stored.map(Issuance::made).orElse(0),
                        stored.flatMap(Issuance::credential),
                        next(stored, outcome, time)));
    }

    /** First the standing that follows, which is harmless to repeat; then what is said, from what is stored. */
    Mono<Said> said(Issuances.Kept kept, List<Event<?>> before) {
        List<Event<?>> events = new ArrayList<>(before);
        events.addAll(IssuanceMapping.toEvents(kept.as()));
        return settle(kept.as()).thenReturn(kept.written() ? Said.applied(events) : Said.duplicate(events));
    }

    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private Mono<Void> settle(Issuance as) {
        return switch (as.answer().outcome()) {
            case IssueOutcome.Issued issued ->
                Mono.justOrEmpty(as.credential())
                        .flatMap(made -> Mono.justOrEmpty(made.replaces()).flatMap(old -> succeed(old, made.id())))
                        .then();
            case IssueOutcome.Revoked(Optional<CredentialId> credential, String reason) ->
                Mono.justOrEmpty(credential)
                        .flatMap(id -> statuses.revoke(id, reason))
                        .then();
            case IssueOutcome.Waiting waiting -> Mono.empty();
            case IssueOutcome.Refused refused -> Mono.empty();
        };
    }

    /**
     * The corrected credential takes over how the old one stands, before anybody hears of it. What is decided on the award
     * after its document names the new credential reaches the new one by itself.
     */
    private Mono<StandingOutcome> succeed(CredentialId old, CredentialId by) {
        return statuses.standingOf(old)
                .flatMap(standing -> standing instanceof Standing.Suspended(String reason)
                        ? statuses.suspend(by, reason)
                        : Mono.empty())
                .then(statuses.replace(old, by))
                .flatMap(outcome -> outcome instanceof StandingOutcome.Refused(Standing.Revoked(String reason))
                        ? statuses.revoke(by, reason)
                        : Mono.just(outcome));
    }

    private static Issuance.Answer next(Optional<Issuance> stored, IssueOutcome outcome, Instant time) {
        return new Issuance.Answer(stored.map(there -> there.answer().seq()).orElse(0L) + 1, outcome, time);
    }
}
