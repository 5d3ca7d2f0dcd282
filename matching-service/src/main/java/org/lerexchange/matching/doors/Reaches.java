package org.lerexchange.matching.doors;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.bson.Document;
import org.lerexchange.matching.jobs.JobId;
import org.lerexchange.messaging.Change;
import org.lerexchange.messaging.Documents;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * Per employer, how far each of its jobs has come: no further than its items are without a gap; what came too early waits
 * for the item before it. What is asked while a write of the same employer is under way shares the next one: a fact that
 * changes four hundred feeds of twenty employers takes some twenty writes a round, not four hundred that meet each other.
 */
final class Reaches {

    /** Jobs of one employer that its feed shows: a cursor has a position for each and goes into a URL (about 3 kB). */
    static final int MOST_JOBS = 500;

    private final Documents employers;
    private final Documents items;
    private final Consumer<String> further;
    private final Map<String, Batch> open = new HashMap<>();
    private final Map<String, Sinks.Empty<Void>> underWay = new HashMap<>();
    private final Map<String, List<ItemDocument.Reached>> here = new ConcurrentHashMap<>();

    /**
     * @param items where the one behind is looked for
     * @param further is told of an employer whose jobs have come further
     */
    Reaches(Documents employers, Documents items, Consumer<String> further) {
        this.employers = employers;
        this.items = items;
        this.further = further;
    }

    private record Batch(List<Item> items, Mono<Void> written) {}

    /** The jobs of the employer that have items, those with a newer item last. */
    Mono<List<ItemDocument.Reached>> of(String employer) {
        return employers.find(employer).map(ItemDocument.Reached::of).defaultIfEmpty(List.of());
    }

    /** The same as this process wrote it last: not further than it is, but another's writes are missing. */
    Optional<List<ItemDocument.Reached>> here(String employer) {
        return Optional.ofNullable(here.get(employer));
    }

    /** Ends when the write that took the kept item into account has. */
    Mono<Void> take(Item item) {
        return Mono.defer(() -> joined(item));
    }

    private synchronized Mono<Void> joined(Item item) {
        Batch batch = open.computeIfAbsent(item.employer(), this::begin);
        batch.items().add(item);
        return batch.written();
    }

    /** Waits for the write before it; whoever gives up leaves the others theirs. */
    private Batch begin(String employer) {
        Mono<Void> before = Optional.ofNullable(underWay.get(employer))
                .map(Sinks.Empty::asMono)
                .orElse(Mono.empty());
        Sinks.Empty<Void> over = Sinks.empty();
        Mono<Void> written = before.then(Mono.defer(() -> write(employer, closed(employer, over)))
                        .doFinally(end -> ended(employer, over)))
                .cache();
        return new Batch(new ArrayList<>(), written);
    }

    private synchronized List<Item> closed(String employer, Sinks.Empty<Void> over) {
        underWay.put(employer, over);
        return Optional.ofNullable(open.remove(employer)).map(Batch::items).orElse(List.of());
    }

    private void ended(String employer, Sinks.Empty<Void> over) {
        synchronized (this) {
            underWay.remove(employer, over);
        }
        over.tryEmitEmpty();
    }

    private Mono<Void> write(String employer, List<Item> kept) {
        return employers
                .changeKnown(employer, stored -> reach(stored, kept))
                .doOnNext(reach -> come(employer, reach))
                .flatMap(reach -> behind(reach.waiting()).collectList())
                .flatMap(next -> next.isEmpty() ? Mono.empty() : write(employer, next));
    }

    private void come(String employer, Reach reach) {
        here.put(employer, reach.jobs());
        further.accept(employer);
    }

    /** The items behind all that these jobs have come to, those that were kept already. */
    private Flux<Item> behind(Map<JobId, Long> reached) {
        List<String> ids = reached.entrySet().stream()
                .map(job -> ItemDocument.id(job.getKey(), job.getValue() + 1))
                .toList();
        return ids.isEmpty() ? Flux.empty() : items.find(ids).map(ItemDocument::toItem);
    }

    /** All jobs of the employer; and how far those of the kept items have come behind which another waits. */
    private record Reach(List<ItemDocument.Reached> jobs, Map<JobId, Long> waiting) {}

    private static Change<Reach> reach(Optional<Document> stored, Collection<Item> kept) {
        Reaching reaching = new Reaching(stored);
        kept.stream().sorted(Comparator.comparingLong(Item::seq)).forEach(reaching::take);
        Reach reach = new Reach(reaching.shown(), reaching.waiting(kept));
        return reaching.changed() ? Change.write(reach, reaching.document()) : Change.keep(reach);
    }
}
