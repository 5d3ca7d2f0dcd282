package org.lerexchange.issuer.status;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Stream;
import org.lerexchange.messaging.Documents;
import reactor.core.publisher.Mono;

/**
 * The published lists as a view in memory: filled from the places, kept by each write of this process, and filled again now
 * and then, as another instance writes too.
 */
final class PublishedLists {

    private final Map<StatusListId, PublishedList> lists = new ConcurrentSkipListMap<>();
    private final Documents places;
    private final Mono<Boolean> filled;

    PublishedLists(Documents places) {
        this.places = places;
        this.filled = Mono.defer(this::refill)
                .cache(done -> Duration.ofMillis(Long.MAX_VALUE), fault -> Duration.ZERO, () -> Duration.ZERO);
    }

    /** Takes up what is stored, if that has not been done; afterwards every answer here is whole. */
    Mono<Boolean> filled() {
        return filled;
    }

    /** Takes up what is stored now, whoever wrote it. */
    Mono<Boolean> refill() {
        return places.all().map(StatusDocument::toEntry).doOnNext(this::apply).then(Mono.just(true));
    }

    void apply(StatusEntry entry) {
        lists.computeIfAbsent(StatusListId.of(entry.place()), id -> new PublishedList(entry))
                .apply(entry);
    }

    /** Empty where no credential has a place in it. */
    Mono<PublishedList> find(StatusListId id) {
        return filled.flatMap(done -> Mono.justOrEmpty(lists.get(id)));
    }

    /** In the order of tenants and numbers. */
    Mono<Stream<PublishedList>> all() {
        return filled.map(done -> lists.values().stream());
    }
}
