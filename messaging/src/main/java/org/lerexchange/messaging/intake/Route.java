package org.lerexchange.messaging.intake;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
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
 * @param deadLetters where broken records go
 * @param beginning present where all is heard from the beginning at every start, and nothing is committed
 */
record Route(String group, Map<String, Ear> ears, DeadLetters deadLetters, Optional<Beginning> beginning) {

    private static final Logger LOG = LoggerFactory.getLogger(Route.class);

    static Route of(
            String group, Collection<? extends Ear> ears, DeadLetters deadLetters, Optional<Beginning> beginning) {
        Map<String, Ear> byTopic = ears.stream()
                .collect(Collectors.toUnmodifiableMap(ear -> ear.topic().name(), Function.identity()));
        return new Route(group, byTopic, deadLetters, beginning);
    }

    /**
     * A broken record leaves for the dead letters. Views only name it: each instance hears it anew at each start, and
     * the dead letters would fill with copies.
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
