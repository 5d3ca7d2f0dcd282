package org.lerexchange.matching.partners;

import org.lerexchange.matching.feeds.Feeds;
import org.lerexchange.matching.jobs.ReportJob;
import org.lerexchange.messaging.ForParties;
import org.lerexchange.messaging.FromParties;
import org.lerexchange.schemas.OutsideTopics;
import org.lerexchange.schemas.Topics;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the employers' Kafka door. */
@Configuration(proxyBeanMethods = false)
class PartnersConfiguration {

    private static final String ROOM = "matching.partners";

    @Bean
    FromParties<?> partnersJobs(ReportJob jobs) {
        return new FromParties<>(
                Topics.JOB_CHANGED, OutsideTopics.JOBS_IN.pattern(), ROOM, new PartnerJobListener(jobs));
    }

    @Bean
    ForParties<?> partnersFeeds(Feeds feeds) {
        return new ForParties<>(
                Topics.MATCH_CHANGED,
                OutsideTopics.FEED.pattern(),
                ROOM,
                partner -> new PartnerFeedListener(partner, feeds));
    }
}
