package org.lerexchange.issuer.partners;

import java.time.Clock;
import org.lerexchange.issuer.awards.RecordAward;
import org.lerexchange.issuer.keys.Opener;
import org.lerexchange.messaging.Database;
import org.lerexchange.messaging.FromParties;
import org.lerexchange.messaging.Subscription;
import org.lerexchange.messaging.TopicsThere;
import org.lerexchange.schemas.OutsideTopics;
import org.lerexchange.schemas.Topics;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the institutions' Kafka door. */
@Configuration(proxyBeanMethods = false)
class PartnersConfiguration {

    private static final String ROOM = "issuer.partners";

    @Bean
    AnswerPartner answerPartner(Database database, RecordAward awards, Clock clock) {
        return new AnswerPartner(database.open(AnswerPartner.COLLECTION), awards, clock);
    }

    @Bean
    FromParties<?> partnersAwards(RecordAward awards, AnswerPartner answers, Opener opener, TopicsThere topics) {
        return new FromParties<>(
                Topics.AWARD_RECORDED,
                OutsideTopics.AWARDS_IN.pattern(),
                ROOM,
                new PartnerAwardListener(awards, answers, opener, topics));
    }

    @Bean
    Subscription<?> partnersAnswers(AnswerPartner answers, TopicsThere topics) {
        return Subscription.of(Topics.AWARD_ANSWERED, ROOM, new PartnerAnswerListener(answers, topics));
    }
}
