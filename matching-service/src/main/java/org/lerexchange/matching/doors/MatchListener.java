package org.lerexchange.matching.doors;

import org.lerexchange.events.MatchChanged;
import org.lerexchange.messaging.Heard;
import org.lerexchange.messaging.Hears;
import org.lerexchange.messaging.Said;
import reactor.core.publisher.Mono;

/** Hears what a feed says, and keeps it. */
final class MatchListener implements Hears<MatchChanged> {
    private final Items items;

    MatchListener(Items items) {
        this.items = items;
    }

    @Override
    public Mono<Said> on(Heard<MatchChanged> event) {
        return Mono.fromSupplier(() -> ItemMapping.toItem(event))
                .flatMap(items::keep)
                .map(fresh -> fresh ? Said.applied() : Said.duplicate());
    }
}
