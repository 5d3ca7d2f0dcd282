package org.lerexchange.matching.doors;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.Document;
import org.lerexchange.messaging.Change;
import org.lerexchange.messaging.Documents;
import reactor.core.publisher.Mono;

/**
 * The items of every feed, and per employer how far each of its jobs has come. The item is written first: whoever reads
 * that a job has come so far finds the item. A job comes no further than its items are without a gap: what came too early
 * waits for the item before it.
 */
final class Items {

    /** Jobs of one employer that its feed shows: a cursor has a position for each and goes into a URL (about 3 kB). */
    static final int MOST_JOBS = 500;

    private final Documents items;
    private final Documents employers;

    Items(Documents items, Documents employers) {
        this.items = items;
        this.employers = employers;
    }

    /** Whether the item was new. */
    Mono<Boolean> keep(Item item) {
        return items.change(
                        ItemDocument.id(item.job(), item.seq()),
                        stored -> stored.isPresent() ? Change.keep(false) : Change.write(true, ItemDocument.of(item)))
                .flatMap(fresh -> Mono.just(item).expand(this::next).then(Mono.just(fresh)));
    }

    /** The item behind all that the job has come to, if it was kept already. */
    private Mono<Item> next(Item item) {
        return employers
                .change(item.employer(), stored -> reach(stored, item))
                .flatMap(seq -> items.find(ItemDocument.id(item.job(), seq + 1)))
                .map(ItemDocument::toItem);
    }

    /** The jobs of the employer that have items, those with a newer item last. */
    Mono<List<ItemDocument.Reached>> reached(String employer) {
        return employers.find(employer).map(ItemDocument.Reached::of).defaultIfEmpty(List.of());
    }

    /** Those that exist, by their ids. */
    Mono<Map<String, Item>> find(Collection<String> ids) {
        return items.find(ids).collectMap(stored -> stored.getString("_id"), ItemDocument::toItem);
    }

    /** How far the job has come now. */
    private static Change<Long> reach(Optional<Document> stored, Item item) {
        List<ItemDocument.Reached> jobs =
                new ArrayList<>(stored.map(ItemDocument.Reached::of).orElse(List.of()));
        int next = stored.map(employer -> employer.getInteger("next")).orElse(0);
        Optional<ItemDocument.Reached> known =
                jobs.stream().filter(job -> job.job().equals(item.job())).findFirst();
        if (known.filter(job -> job.seq() + 1 != item.seq()).isPresent()) {
            return Change.keep(known.get().seq());
        }
        known.ifPresent(jobs::remove);
        int number = known.map(ItemDocument.Reached::number).orElse(next);
        jobs.add(new ItemDocument.Reached(number, item.job(), item.seq()));
        List<Document> kept = jobs.subList(Math.max(0, jobs.size() - MOST_JOBS), jobs.size()).stream()
                .map(ItemDocument.Reached::toDocument)
                .toList();
        return Change.write(item.seq(), new Document("next", Math.max(next, number + 1)).append("jobs", kept));
    }
}
