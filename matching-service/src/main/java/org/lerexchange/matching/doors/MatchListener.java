package org.lerexchange.matching.doors;

import org.lerexchange.events.MatchChanged;
import org.lerexchange.messaging.Heard;
import org.lerexchange.messaging.Hears;
import org.lerexchange.messaging.Said;
import reactor.core.publisher.Mono;

/** Hears what a feed says, keeps it, and wakes the streams of its employer. */
final class MatchListener implements Hears<MatchChanged> {
    private final Items items;
    private final Wakes wakes;

    MatchListener(Items items, Wakes wakes) {
        this.items = items;
        this.wakes = wakes;
    }

    @Override
    public Mono<Said> on(Heard<MatchChanged> event) {
        return Mono.fromSupplier(() -> ItemMapping.toItem(event))
                .flatMap(item -> items.keep(item)
                        .doOnNext(fresh -> wakes.wake(item.employer()))
                        .map(fresh -> fresh ? Said.applied() : Said.duplicate()));
    }
}
