package org.lerexchange.messaging.intake;

import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.lerexchange.messaging.Event;
import org.lerexchange.messaging.Said;
import org.lerexchange.messaging.StateOwner;
import org.lerexchange.messaging.Topic;
import reactor.core.publisher.Mono;

/**
 * Reads an owner's state topic back: a record older than the document is followed at once by the present state, so that
 * compaction can never keep a stale one. A record that cannot be read is older than everything.
 */
record LastWord<T extends SpecificRecord>(StateOwner<T> owner) implements Ear {

    /** Below every generation and seq. */
    private static final long OLDER_THAN_ALL = -1;

    @Override
    public Topic<T> topic() {
        return owner.topic();
    }

    @Override
    public Mono<Said> hear(ConsumerRecord<byte[], byte[]> message) {
        Optional<String> seq = Envelope.header(message, Envelope.SEQ);
        if (message.value() == null && seq.isEmpty()) {
            return Mono.just(Said.replaced());
        }
        String key = Envelope.key(message);
        long saidSeq = seq.map(LastWord::number).orElse(OLDER_THAN_ALL);
        long saidGeneration = Envelope.header(message, Envelope.GENERATION)
                .map(LastWord::number)
                .orElse(0L);
        return Mono.defer(() -> owner.present().apply(key))
                .filter(present -> isOlder(saidGeneration, saidSeq, present))
                .map(Said::applied)
                .defaultIfEmpty(Said.duplicate());
    }

    private boolean isOlder(long generation, long seq, Event<T> present) {
        return generation < present.generation() || (generation == present.generation() && seq < present.seq());
    }

    private static long number(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            return OLDER_THAN_ALL;
        }
    }
}
