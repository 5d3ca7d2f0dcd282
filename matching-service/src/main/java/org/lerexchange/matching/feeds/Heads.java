package org.lerexchange.matching.feeds;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.bson.Document;
import org.lerexchange.matching.jobs.JobId;
import org.lerexchange.messaging.Change;
import org.lerexchange.messaging.Documents;
import org.lerexchange.messaging.Event;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The heads, in the store and in memory. A change is decided on the head in memory and written only if the stored one is of
 * the same turn: one guarded write of a small document, with what is said. What the last turns changed is moved into the
 * document of the members when it grows; the next write of the head leaves it out.
 */
final class Heads {

    /** What steps of a head may weigh: about 20 kB. Beyond it they are folded into the members' document. */
    static final int MOST_WEIGHT = 400;

    /** The same of a short list: each turn writes the steps anew, and its members are soon written. */
    private static final int LEAST_WEIGHT = 40;

    private static final int WEIGHT_PER_MEMBER = 2;

    /** Heads that are read side by side at the start. */
    private static final int AT_ONCE = 8;

    private final Documents heads;
    private final Documents members;
    private final Memberships memberships;

    /** The turn that the stored members of a job are of, or an earlier one. */
    private final Map<JobId, Long> folded = new ConcurrentHashMap<>();

    Heads(Documents heads, Documents members, Memberships memberships) {
        this.heads = heads;
        this.members = members;
        this.memberships = memberships;
    }

    /** What becomes of a head; without a next one it stays as it is. */
    record Decision<A>(A answer, Optional<Head> next, List<Event<?>> say) {
        Decision {
            say = List.copyOf(say);
        }

        static <A> Decision<A> keep(A answer) {
            return new Decision<>(answer, Optional.empty(), List.of());
        }
    }

    /** Reads every head into memory. */
    Flux<Head> load() {
        return heads.all().flatMap(head -> with(head), AT_ONCE).doOnNext(memberships::take);
    }

    /** The head as it is stored; empty where the job has none. */
    Mono<Head> read(JobId job) {
        return heads.find(job.value()).flatMap(this::with);
    }

    /** The members are read after the head: they are not older than its steps. Newer ones belong to a head of their own. */
    private Mono<Head> with(Document head) {
        String id = head.getString("_id");
        Mono<Void> apart = Mono.justOrEmpty(HeadDocument.membersWithin(head))
                .flatMap(within -> members.add(id, within))
                .then();
        return apart.then(Mono.defer(() -> members.find(id)))
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty())
                .flatMap(stored -> stored.filter(newer -> HeadDocument.turn(newer) > HeadDocument.turn(head))
                        .map(newer -> read(new JobId(id)))
                        .orElseGet(() -> Mono.fromSupplier(() -> HeadDocument.toHead(head, stored))));
    }

    /** Whether the head in memory was the stored one, then what was decided; and what its steps weigh, where it was written. */
    private record Tried<A>(Optional<Decision<A>> decision, int weight) {}

    <A> Mono<A> change(JobId job, Function<Optional<Head>, Decision<A>> decide) {
        return Mono.defer(
                        () -> heads.changeKnown(job.value(), stored -> attempt(memberships.head(job), stored, decide)))
                .flatMap(tried -> tried.decision()
                        .map(decision -> done(job, decision, tried.weight()).thenReturn(decision.answer()))
                        .orElseGet(() -> again(job).then(Mono.defer(() -> change(job, decide)))));
    }

    /** A store that was restored to an earlier turn may have members of an earlier one, too. */
    private Mono<Head> again(JobId job) {
        return read(job).doOnNext(memberships::put).doOnNext(head -> folded.remove(job));
    }

    private <A> Change<Tried<A>> attempt(
            Optional<Head> known, Optional<Document> stored, Function<Optional<Head>, Decision<A>> decide) {
        Optional<Head> head = stored.flatMap(one -> known.filter(mine -> mine.turn() == HeadDocument.turn(one)));
        if (stored.isPresent() && head.isEmpty()) {
            return Change.keep(new Tried<>(Optional.empty(), 0));
        }
        Decision<A> decision = decide.apply(head);
        if (decision.next().isEmpty()) {
            return Change.keep(new Tried<>(Optional.of(decision), 0));
        }
        Head next = decision.next().get();
        List<HeadDocument.Step> steps =
                new ArrayList<>(stored.map(one -> HeadDocument.stepsAfter(one, folded.getOrDefault(next.job(), 0L)))
                        .orElse(List.of()));
        steps.add(HeadDocument.Step.between(head.orElseGet(() -> Head.empty(next.job(), next.employer())), next));
        Tried<A> tried = new Tried<>(Optional.of(decision), weight(steps));
        return Change.writeAndSay(tried, HeadDocument.of(next, steps), decision.say());
    }

    private static int weight(List<HeadDocument.Step> steps) {
        return steps.stream().mapToInt(HeadDocument.Step::weight).sum();
    }

    private Mono<Void> done(JobId job, Decision<?> decision, int weight) {
        decision.next().ifPresent(memberships::take);
        return Mono.justOrEmpty(memberships.head(job))
                .filter(head -> weight > most(head.members().size()))
                .flatMap(this::fold);
    }

    private static int most(int members) {
        return Math.min(MOST_WEIGHT, LEAST_WEIGHT + WEIGHT_PER_MEMBER * members);
    }

    /** The members as of this head's turn. */
    private Mono<Void> fold(Head head) {
        return members.change(head.job().value(), stored -> members(stored, head))
                .doOnNext(turn -> folded.merge(head.job(), turn, Math::max))
                .then();
    }

    /** Only forward: another instance may have been further. */
    private static Change<Long> members(Optional<Document> stored, Head head) {
        return stored.map(HeadDocument::turn)
                .filter(turn -> turn >= head.turn())
                .map(Change::keep)
                .orElseGet(() -> Change.write(head.turn(), HeadDocument.members(head)));
    }
}
