package org.lerexchange.schemas;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.lerexchange.messaging.Topic;

/** How a topic shall be: decided here, made by {@link Preparation}. */
record TopicPlan(String name, int partitions, Map<String, String> config) {

    /** Every service that hears has dead letters. */
    static final List<String> SERVICES = List.of("issuer", "wallet", "verifier", "matching");

    /** A record of the broker's usual 1 MiB and what is noted beside it. */
    static final int LARGEST_DEAD_LETTER_BYTES = 2 << 20;

    static List<TopicPlan> all(int partitions) {
        return Stream.concat(
                        Topics.all().stream().map(topic -> of(topic, partitions)),
                        SERVICES.stream().map(TopicPlan::deadLetters))
                .toList();
    }

    /** The topics of a tenant that asked for the Kafka door. */
    static List<TopicPlan> door(String tenant) {
        return Stream.of(OutsideTopics.values())
                .map(family -> of(family.of(tenant), 1))
                .toList();
    }

    private static TopicPlan of(Topic<?> topic, int partitions) {
        return new TopicPlan(topic.name(), topic.spread() == Topic.Spread.ONE ? 1 : partitions, config(topic.kind()));
    }

    static String deadLettersOf(String service) {
        return "ler." + service + ".dead-letters";
    }

    private static TopicPlan deadLetters(String service) {
        Map<String, String> config = Map.of(
                "cleanup.policy", "delete",
                "retention.ms", millis(Duration.ofDays(28)),
                "max.message.bytes", Integer.toString(LARGEST_DEAD_LETTER_BYTES));
        return new TopicPlan(deadLettersOf(service), 1, config);
    }

    /** Compaction is the arm of erasure that reaches state topics: it may not wait for a segment to fill. */
    private static Map<String, String> config(Topic.Kind kind) {
        return switch (kind) {
            case STATE ->
                Map.of(
                        "cleanup.policy", "compact",
                        "segment.ms", millis(Duration.ofHours(1)),
                        "max.compaction.lag.ms", millis(Duration.ofHours(24)),
                        "delete.retention.ms", millis(Duration.ofDays(7)));
            case FACT_28_DAYS -> kept(Duration.ofDays(28));
            case FACT_7_DAYS -> kept(Duration.ofDays(7));
        };
    }

    private static Map<String, String> kept(Duration time) {
        return Map.of("cleanup.policy", "delete", "retention.ms", millis(time));
    }

    private static String millis(Duration time) {
        return Long.toString(time.toMillis());
    }
}
