package org.lerexchange.messaging.intake;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import org.apache.kafka.common.TopicPartition;

/** What was consumed, and what it came to. */
record Counters(MeterRegistry registry) {

    static final String RECORDS = "ler.intake.records";
    static final String CONSUMED = "ler.intake.consumed";
    static final String FAULTS = "ler.intake.faults";

    void ended(String room, TopicPartition partition, Outcome outcome) {
        registry.counter(RECORDS, tags(room, partition).and("outcome", outcome.tag()))
                .increment();
    }

    /** So many records left the partition. */
    void consumed(String room, TopicPartition partition, int records) {
        registry.counter(CONSUMED, tags(room, partition)).increment(records);
    }

    /** A passing fault made the partition wait. */
    void fault(String room, TopicPartition partition) {
        registry.counter(FAULTS, tags(room, partition)).increment();
    }

    private static Tags tags(String room, TopicPartition partition) {
        return Tags.of("room", room, "topic", partition.topic(), "partition", Integer.toString(partition.partition()));
    }
}
