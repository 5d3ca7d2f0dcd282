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
 * that a job has come so far finds the item.
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
                .flatMap(fresh -> employers
                        .change(item.employer(), stored -> reach(stored, item))
                        .thenReturn(fresh));
    }

    /** The jobs of the employer that have items, those with a newer item last. */
    Mono<List<ItemDocument.Reached>> reached(String employer) {
        return employers.find(employer).map(ItemDocument.Reached::of).defaultIfEmpty(List.of());
    }

    /** Those that exist, by their ids. */
    Mono<Map<String, Item>> find(Collection<String> ids) {
        return items.find(ids).collectMap(stored -> stored.getString("_id"), ItemDocument::toItem);
    }

    private static Change<Boolean> reach(Optional<Document> stored, Item item) {
        List<ItemDocument.Reached> jobs =
                new ArrayList<>(stored.map(ItemDocument.Reached::of).orElse(List.of()));
        int next = stored.map(employer -> employer.getInteger("next")).orElse(0);
        Optional<ItemDocument.Reached> known =
                jobs.stream().filter(job -> job.job().equals(item.job())).findFirst();
        if (known.filter(job -> job.seq() >= item.seq()).isPresent()) {
            return Change.keep(false);
        }
        known.ifPresent(jobs::remove);
        int number = known.map(ItemDocument.Reached::number).orElse(next);
        jobs.add(new ItemDocument.Reached(number, item.job(), item.seq()));
        List<Document> kept = jobs.subList(Math.max(0, jobs.size() - MOST_JOBS), jobs.size()).stream()
                .map(ItemDocument.Reached::toDocument)
                .toList();
        return Change.write(true, new Document("next", Math.max(next, number + 1)).append("jobs", kept));
    }
}
