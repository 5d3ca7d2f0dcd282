package org.lerexchange.matching.feeds;

import java.time.Instant;
import java.util.List;
import org.lerexchange.events.MatchChanged;
import org.lerexchange.messaging.Event;

/** Says {@code ler.match.changed}: each item of a feed is one event, pending in its head. */
record FeedPublisher(String weights) {

    List<Event<MatchChanged>> events(Head head, List<FeedItem> items, Instant at) {
        return items.stream()
                .map(item -> FeedMapping.toEvent(head, item, weights, at))
                .toList();
    }
}
