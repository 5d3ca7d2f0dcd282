package org.lerexchange.issuer.issuance;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.lerexchange.issuer.catalogue.Achievements;
import org.lerexchange.issuer.recipients.AwaitOutcome;
import org.lerexchange.issuer.recipients.Awaiting;
import org.lerexchange.issuer.recipients.Holder;
import org.lerexchange.issuer.recipients.RecipientRef;
import org.lerexchange.issuer.recipients.Recipients;
import org.lerexchange.issuer.recipients.WaitingId;
import org.lerexchange.issuer.status.CredentialId;
import org.lerexchange.issuer.status.Standing;
import org.lerexchange.issuer.status.Statuses;
import org.lerexchange.messaging.Event;
import org.lerexchange.messaging.Said;
import reactor.core.publisher.Mono;

/**
 * Issues a credential for an award, once, to a holder who is known; else the award waits for its person, or is refused.
 *
 * <p>Award and holder may come in either order, and each again. The award is put on the person's waiting list before its
 * own document is written, and the holder is looked for once more after that: whoever comes second issues.
 */
public final class IssueCredential implements Awaiting {

    private final Issuances issuances;
    private final AwardWorld awardWorld;
    private final Achievements achievements;
    private final Recipients recipients;
    private final Statuses statuses;
    private final CredentialMaker maker;
    private final Answers answers;

    /** The neighbours that issuance calls. */
    public record Neighbours(Achievements achievements, Recipients recipients, Statuses statuses) {}

    public IssueCredential(
            Issuances issuances, AwardWorld awardWorld, Neighbours neighbours, CredentialMaker maker, Clock clock) {
        this.issuances = issuances;
        this.awardWorld = awardWorld;
        this.achievements = neighbours.achievements();
        this.recipients = neighbours.recipients();
        this.statuses = neighbours.statuses();
        this.maker = maker;
        this.answers = new Answers(issuances, statuses, clock);
    }

    Mono<Said> forAward(ReportedAward award) {
        return issuances
                .find(award.id().key())
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty())
                .flatMap(now -> awardWorld.of(award, now))
                .flatMap(world -> step(award, world.now(), IssueDecision.decide(award, world)));
    }

    @Override
    public Mono<Said> release(WaitingId waiting, RecipientRef ref, Holder holder) {
        return issuances
                .find(waiting.value())
                .flatMap(now -> release(waiting, now, ref, holder))
                .defaultIfEmpty(Said.duplicate());
    }

    private Mono<Said> step(ReportedAward award, Optional<Issuance> now, IssueDecision.Step step) {
        return switch (step) {
            case IssueDecision.Step.Older() -> Mono.just(Said.replaced());
            case IssueDecision.Step.SayAgain(Issuance as) -> answers.said(new Issuances.Kept(as, false), List.of());
            case IssueDecision.Step.Answer(IssueOutcome outcome) -> answer(award, now, outcome);
            case IssueDecision.Step.Deliver deliver -> deliver(award, now, deliver);
        };
    }

    private Mono<Said> answer(ReportedAward award, Optional<Issuance> now, IssueOutcome outcome) {
        return answers.keep(award, now, outcome, Optional.empty())
                .flatMap(kept -> answers.said(kept, List.of()))
                .switchIfEmpty(Mono.defer(() -> forAward(award)));
    }

    private Mono<Said> deliver(ReportedAward award, Optional<Issuance> now, IssueDecision.Step.Deliver step) {
        WaitingId waiting = new WaitingId(award.id().key());
        Delivery delivery = delivery(award, now, step);
        return recipients.await(step.person(), waiting).flatMap(outcome -> switch (outcome) {
            case AwaitOutcome.Known(Holder holder) ->
                issue(delivery, holder).switchIfEmpty(Mono.defer(() -> forAward(award)));
            case AwaitOutcome.Waiting(Event<?> named) -> waits(award, now, delivery, named);
            case AwaitOutcome.Full() ->
                answer(award, now, new IssueOutcome.Refused(IssueOutcome.Refusal.WAITING_LIST_FULL));
        });
    }

    /** The holder who came between the waiting list and our write found nothing to issue: so we look once more. */
    private Mono<Said> waits(ReportedAward award, Optional<Issuance> now, Delivery delivery, Event<?> named) {
        IssueOutcome outcome = new IssueOutcome.Waiting(IssueOutcome.WaitReason.NO_WALLET);
        return answers.keep(award, now, outcome, Optional.of(delivery.pending()))
                .flatMap(kept -> recipients
                        .holderOf(delivery.ref())
                        .flatMap(holder -> issue(delivery, holder))
                        .switchIfEmpty(Mono.defer(() -> answers.said(kept, List.of(named)))))
                .switchIfEmpty(Mono.defer(() -> forAward(award)));
    }

    private Mono<Said> release(WaitingId waiting, Issuance now, RecipientRef ref, Holder holder) {
        if (now.pending().filter(pending -> pending.ref().equals(ref)).isPresent()) {
            return delivery(now, now.pending().get())
                    .flatMap(delivery -> issue(delivery, holder))
                    .switchIfEmpty(Mono.defer(() -> release(waiting, ref, holder)));
        }
        boolean issuedToThem =
                now.credential().filter(made -> made.ref().equals(ref)).isPresent();
        return issuedToThem ? answers.said(new Issuances.Kept(now, false), List.of()) : Mono.just(Said.duplicate());
    }

    /**
     * A correction brings no revoked award back to life: revoked is final. Empty where another credential was made for the
     * award meanwhile.
     */
    private Mono<Said> issue(Delivery delivery, Holder holder) {
        return Mono.justOrEmpty(delivery.replaces())
                .flatMap(statuses::standingOf)
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty())
                .flatMap(old -> old.isPresent() && old.get() instanceof Standing.Revoked(String reason)
                        ? answers.keep(delivery, new IssueOutcome.Revoked(delivery.replaces(), reason))
                        : make(delivery, holder))
                .flatMap(kept -> answers.said(kept, List.of()));
    }

    private Mono<Issuances.Kept> make(Delivery delivery, Holder holder) {
        CredentialId id = delivery.credentialId();
        return statuses.placeFor(delivery.id().tenant(), delivery.issuer(), id)
                .map(place -> new CredentialOrder(
                        id,
                        delivery.issuer(),
                        holder,
                        delivery.achievement(),
                        delivery.particulars(),
                        place,
                        delivery.replaces(),
                        answers.now()))
                .flatMap(order -> maker.make(order).flatMap(made -> answers.keep(delivery, order, made)));
    }

    private Delivery delivery(ReportedAward award, Optional<Issuance> now, IssueDecision.Step.Deliver step) {
        return new Delivery(
                award.id(),
                award.seq(),
                award.row(),
                recipients.refOf(step.person()),
                step.issuer(),
                step.achievement(),
                award.particulars(),
                now.map(Issuance::made).orElse(0),
                now.flatMap(Issuance::credential).map(Issuance.Made::id));
    }

    private Mono<Delivery> delivery(Issuance now, Issuance.Pending pending) {
        return achievements
                .find(pending.achievement(), pending.version())
                .switchIfEmpty(Mono.error(() -> new IllegalStateException(
                        "expected version " + pending.version() + " of " + pending.achievement())))
                .map(achievement -> new Delivery(
                        now.id(),
                        now.seq(),
                        now.row(),
                        pending.ref(),
                        pending.issuer(),
                        achievement,
                        pending.particulars(),
                        now.made(),
                        now.credential().map(Issuance.Made::id)));
    }
}
