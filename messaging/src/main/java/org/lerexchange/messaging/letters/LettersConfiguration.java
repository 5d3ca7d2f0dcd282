package org.lerexchange.messaging.letters;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;
import org.apache.kafka.clients.producer.Producer;
import org.lerexchange.messaging.Background;
import org.lerexchange.messaging.Database;
import org.lerexchange.messaging.Documents;
import org.lerexchange.messaging.StateOwner;
import org.lerexchange.messaging.Subscription;
import org.lerexchange.messaging.Topic;
import org.lerexchange.messaging.intake.Broker;
import org.lerexchange.messaging.intake.Intake;
import org.lerexchange.messaging.intake.RailProperties;
import org.lerexchange.messaging.intake.RelayConfiguration;
import org.lerexchange.messaging.intake.Wire;
import org.lerexchange.messaging.relay.Speaker;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.context.annotation.Bean;

/** Wires a service's letters, where it has a rail and a database. */
@AutoConfiguration(after = RelayConfiguration.class)
@ConditionalOnBean({Broker.class, Database.class})
public class LettersConfiguration {

    private static final Duration BETWEEN_COUNTS = Duration.ofMinutes(1);
    private static final Duration BETWEEN_FORGETTING = Duration.ofHours(6);

    /** Where letters lie, where notes about them are kept, and by which clock. */
    record Letterbook(LetterTopic topic, Documents notes, Clock clock) {}

    @Bean
    Letterbook railLetterbook(Broker broker, RailProperties rail, Database database, Clock clock) {
        return new Letterbook(new LetterTopic(broker, rail.deadLetterTopic()), database.open("rail-letters"), clock);
    }

    @Bean
    KafkaLetters railLetters(Letterbook book, Contracts contracts, SendAgain railSendAgain) {
        return new KafkaLetters(book.topic(), contracts, book.notes(), railSendAgain, book.clock());
    }

    @Bean
    SendAgain railSendAgain(
            Contracts contracts, Producer<byte[], byte[]> railProducer, Speaker speaker, RailProperties rail) {
        return new SendAgain(contracts, railProducer, speaker, rail);
    }

    @Bean
    Contracts railContracts(
            ObjectProvider<Subscription<?>> subscriptions,
            ObjectProvider<StateOwner<?>> owners,
            Intake.Parties parties,
            Wire wire,
            RailProperties rail) {
        Set<Topic<?>> heard = new LinkedHashSet<>();
        subscriptions.orderedStream().forEach(subscription -> heard.add(subscription.topic()));
        owners.orderedStream().forEach(owner -> heard.add(owner.topic()));
        parties.each().forEach(each -> heard.add(each.topic()));
        return new Contracts(heard, parties.from(), wire, rail.service());
    }

    @Bean
    Background.Every railForgottenLetters(KafkaLetters railLetters) {
        return new Background.Every("rail.letters.forget", BETWEEN_FORGETTING, railLetters::forget);
    }

    @Bean
    WaitingLetters railWaitingLetters(Letterbook book, MeterRegistry meters) {
        return new WaitingLetters(book.topic(), book.notes(), meters);
    }

    @Bean
    Background.Every railCountedLetters(WaitingLetters waiting) {
        return new Background.Every("rail.letters.count", BETWEEN_COUNTS, waiting::count);
    }
}
