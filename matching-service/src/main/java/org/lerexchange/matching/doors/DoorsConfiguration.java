package org.lerexchange.matching.doors;

import io.micrometer.core.instrument.MeterRegistry;
import org.lerexchange.messaging.Database;
import org.lerexchange.messaging.Subscription;
import org.lerexchange.schemas.Topics;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the doors of the feeds, and their ear. */
@Configuration(proxyBeanMethods = false)
class DoorsConfiguration {
    private static final String ROOM = "matching.doors";

    @Bean
    Items feedItems(Database database, Wakes wakes) {
        return new Items(database.open("doors-items"), database.open("doors-employers"), wakes::wake);
    }

    @Bean
    Wakes feedWakes() {
        return new Wakes();
    }

    @Bean
    Pace feedPace() {
        return Pace.usual();
    }

    @Bean
    FeedPages feedPages(Items items, MeterRegistry meters) {
        return new FeedPages(items, meters);
    }

    @Bean
    FeedLines feedLines(FeedPages pages, Wakes wakes, Pace pace) {
        return new FeedLines(pages, wakes, pace);
    }

    @Bean
    Subscription<?> doorsHearMatches(Items items) {
        return Subscription.of(Topics.MATCH_CHANGED, ROOM, new MatchListener(items));
    }
}
