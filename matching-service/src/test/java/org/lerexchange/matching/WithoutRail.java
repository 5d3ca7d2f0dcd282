package org.lerexchange.matching;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.lerexchange.messaging.documents.InMemoryDatabase;
import org.lerexchange.messaging.documents.PendingEvents;
import org.lerexchange.messaging.intake.RailConfiguration;
import org.lerexchange.messaging.intake.RelayConfiguration;
import org.lerexchange.schemas.Topics;
import org.lerexchange.testkit.tokens.TestTokens;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.boot.mongodb.autoconfigure.MongoAutoConfiguration;
import org.springframework.boot.mongodb.autoconfigure.MongoReactiveAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;

/** A service of doors only: the edge, test tokens, a store in memory and a clock that stands; no broker. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@EnableAutoConfiguration(
        exclude = {
            RailConfiguration.class,
            RelayConfiguration.class,
            KafkaAutoConfiguration.class,
            MongoAutoConfiguration.class,
            MongoReactiveAutoConfiguration.class
        })
@Import(WithoutRail.Surroundings.class)
public @interface WithoutRail {

    /** What the rail would bring. */
    class Surroundings {

        /** When everything happens. */
        public static final Instant NOW = Instant.parse("2026-11-25T09:00:00Z");

        @Bean
        Clock clock() {
            return Clock.fixed(NOW, ZoneOffset.UTC);
        }

        @Bean
        InMemoryDatabase database() {
            return new InMemoryDatabase(
                    PendingEvents.of(List.of(Topics.JOB_CHANGED, Topics.MATCH_CHANGED, Topics.PROFILE_CHANGED)));
        }

        @Bean
        ReactiveJwtDecoder tokens() {
            return new TestTokens();
        }
    }
}
