package org.lerexchange.matching.doors;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.lerexchange.messaging.Documents;
import reactor.core.publisher.Mono;

/**
 * The items of every feed. The item is written first, and then how far its job has come: whoever reads that a job has come
 * so far finds the item.
 */
final class Items {
    private final Documents items;
    private final Reaches reaches;

    Items(Documents items, Documents employers) {
        this.items = items;
        this.reaches = new Reaches(employers, items);
    }

    /** Whether the item was new. */
    Mono<Boolean> keep(Item item) {
        return items.add(ItemDocument.id(item.job(), item.seq()), ItemDocument.of(item))
                .flatMap(fresh -> reaches.take(item).thenReturn(fresh));
    }

    /** The jobs of the employer that have items, those with a newer item last. */
    Mono<List<ItemDocument.Reached>> reached(String employer) {
        return reaches.of(employer);
    }

    /** Those that exist, by their ids. */
    Mono<Map<String, Item>> find(Collection<String> ids) {
        return items.find(ids).collectMap(stored -> stored.getString("_id"), ItemDocument::toItem);
    }
}
