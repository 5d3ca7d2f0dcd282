package org.lerexchange.matching.doors;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.lerexchange.messaging.Documents;
import reactor.core.publisher.Mono;

/**
 * The items of every feed. The item is written first, and then how far its job has come: whoever reads that a job has come
 * so far finds the item.
 */
final class Items {
    private final Documents items;
    private final Reaches reaches;
    private final KeptItems kept = new KeptItems();

    /** @param further is told of an employer that has something new to read */
    Items(Documents items, Documents employers, Consumer<String> further) {
        this.items = items;
        this.reaches = new Reaches(employers, items, further);
    }

    /** Whether the item was new. */
    Mono<Boolean> keep(Item item) {
        return items.add(ItemDocument.id(item.job(), item.seq()), ItemDocument.of(item))
                .doOnNext(fresh -> kept.add(item))
                .flatMap(fresh -> reaches.take(item).thenReturn(fresh));
    }

    /** The jobs of the employer that have items, those with a newer item last. */
    Mono<List<ItemDocument.Reached>> reached(String employer) {
        return reaches.of(employer);
    }

    /** The same as this process wrote it last; as it is stored where it wrote nothing. */
    Mono<List<ItemDocument.Reached>> reachedHere(String employer) {
        return reaches.here(employer).map(Mono::just).orElseGet(() -> reached(employer));
    }

    /** Those that exist, by their ids; what was kept a moment ago is not read again. */
    Mono<Map<String, Item>> find(Collection<String> ids) {
        Map<String, Item> here = kept.find(ids);
        List<String> rest = ids.stream().filter(id -> !here.containsKey(id)).toList();
        return rest.isEmpty()
                ? Mono.just(here)
                : items.find(rest).collectMap(stored -> stored.getString("_id"), ItemDocument::toItem, () -> here);
    }
}
