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
                .flatMap(reach -> behind(reach.kept()).collectList())
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
        return items.find(ids).map(ItemDocument::toItem);
    }

    /** How far the jobs of the kept items have come now, and all jobs of the employer. */
    private record Reach(Map<JobId, Long> kept, List<ItemDocument.Reached> jobs) {}

    private static Change<Reach> reach(Optional<Document> stored, Collection<Item> kept) {
        List<ItemDocument.Reached> jobs =
                new ArrayList<>(stored.map(ItemDocument.Reached::of).orElse(List.of()));
        int free = stored.map(employer -> employer.getInteger("next")).orElse(0);
        Map<JobId, Long> reached = new HashMap<>();
        boolean changed = false;
        for (Item item :
                kept.stream().sorted(Comparator.comparingLong(Item::seq)).toList()) {
            Optional<ItemDocument.Reached> known =
                    jobs.stream().filter(job -> job.job().equals(item.job())).findFirst();
            boolean next = known.map(job -> job.seq() + 1 == item.seq()).orElse(true);
            reached.put(item.job(), next ? item.seq() : known.get().seq());
            if (next) {
                known.ifPresent(jobs::remove);
                int number = known.isPresent() ? known.get().number() : free++;
                jobs.add(new ItemDocument.Reached(number, item.job(), item.seq()));
                changed = true;
            }
        }
        List<ItemDocument.Reached> shown = List.copyOf(jobs.subList(Math.max(0, jobs.size() - MOST_JOBS), jobs.size()));
        Reach reach = new Reach(reached, shown);
        return changed ? Change.write(reach, document(free, shown)) : Change.keep(reach);
    }

    private static Document document(int free, List<ItemDocument.Reached> jobs) {
        return new Document("next", free)
                .append(
                        "jobs",
                        jobs.stream().map(ItemDocument.Reached::toDocument).toList());
    }
}
