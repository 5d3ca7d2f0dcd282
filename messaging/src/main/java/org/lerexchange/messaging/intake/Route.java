package org.lerexchange.messaging.intake;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.lerexchange.messaging.BrokenContract;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/**
 * What one consumer thread hears.
 *
 * @param group the consumer group
 * @param ears by topic
 * @param parties ears for families of topics, whose names are not known before
 * @param deadLetters where broken records go
 * @param beginning present where all is heard from the beginning at every start, and nothing is committed
 */
record Route(
        String group,
        Map<String, Ear> ears,
        List<PartyEar<?>> parties,
        DeadLetters deadLetters,
        Optional<Beginning> beginning) {

    private static final Logger LOG = LoggerFactory.getLogger(Route.class);

    static Route of(
            String group, Collection<? extends Ear> ears, DeadLetters deadLetters, Optional<Beginning> beginning) {
        Map<String, Ear> byTopic = ears.stream()
                .collect(Collectors.toUnmodifiableMap(ear -> ear.topic().name(), Function.identity()));
        return new Route(group, byTopic, List.of(), deadLetters, beginning);
    }

    /** Hears what parties outside say. */
    static Route ofParties(String group, List<PartyEar<?>> parties, DeadLetters deadLetters) {
        return new Route(group, Map.of(), List.copyOf(parties), deadLetters, Optional.empty());
    }

    /** Who hears the topic. */
    Optional<Ear> ear(String topic) {
        return Optional.ofNullable(ears.get(topic))
                .or(() -> parties.stream()
                        .filter(ear -> ear.subscription().partyOf(topic).isPresent())
                        .<Ear>map(ear -> ear)
                        .findFirst());
    }

    /** Matches the names of all families' topics. */
    Pattern names() {
        return Pattern.compile(parties.stream()
                .map(ear -> "(?:" + ear.subscription().names().pattern() + ")")
                .collect(Collectors.joining("|")));
    }

    /**
     * A broken record leaves for the dead letters. Views only name it: each instance hears it anew at each start, and
     * the dead letters would fill with copies. For what is heard in views alone there is a route that writes it once.
     */
    Mono<Void> leave(ConsumerRecord<byte[], byte[]> message, BrokenContract broken) {
        if (commits()) {
            return deadLetters.write(message, group, broken);
        }
        LOG.warn("{} left out a record {}: {}", group, Envelope.at(message), broken.code());
        return Mono.empty();
    }

    boolean commits() {
        return beginning.isEmpty();
    }
}
