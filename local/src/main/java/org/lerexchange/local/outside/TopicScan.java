package org.lerexchange.local.outside;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/** Reads all topics of the exchange from their beginning and looks for texts that must be in none of them. */
public final class TopicScan {

    private static final Duration POLL = Duration.ofMillis(500);

    /** Polls in a row without anything new, after which the scan gives up. */
    private static final int MOST_EMPTY_POLLS = 60;

    private final Map<String, Object> client;

    /**
     * What was looked through and what was found.
     *
     * @param found where a text occurs: which one, topic and offset
     */
    public record Result(int topics, long records, List<String> found) {
        public Result {
            found = List.copyOf(found);
        }
    }

    /**
     * A scan of all that is there.
     *
     * @param client the settings of a Kafka client that may read them
     */
    public TopicScan(Map<String, Object> client) {
        this.client = Map.copyOf(client);
    }

    public Result lookFor(List<String> texts) {
        List<byte[]> needles = texts.stream()
                .map(text -> text.getBytes(StandardCharsets.UTF_8))
                .toList();
        List<String> bytes = needles.stream()
                .map(needle -> new String(needle, StandardCharsets.ISO_8859_1))
                .toList();
        try (KafkaConsumer<byte[], byte[]> consumer = Consumers.of(client)) {
            List<TopicPartition> everything = Consumers.everything(consumer);
            consumer.assign(everything);
            consumer.seekToBeginning(everything);
            return scan(consumer, texts, bytes);
        }
    }

    private static Result scan(KafkaConsumer<byte[], byte[]> consumer, List<String> texts, List<String> bytes) {
        Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
        List<String> found = new ArrayList<>();
        long records = 0;
        int empty = 0;
        while (!isAtEnd(consumer, ends)) {
            int read = 0;
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                read++;
                look(record, texts, bytes, found);
            }
            records += read;
            empty = read == 0 ? empty + 1 : 0;
            if (empty > MOST_EMPTY_POLLS) {
                throw new NotSeen("all topics to be read to their end", "nothing came any more after " + records);
            }
        }
        Set<String> topics = new TreeSet<>();
        ends.keySet().forEach(partition -> topics.add(partition.topic()));
        return new Result(topics.size(), records, found);
    }

    private static boolean isAtEnd(KafkaConsumer<byte[], byte[]> consumer, Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
    }

    private static void look(
            ConsumerRecord<byte[], byte[]> record, List<String> texts, List<String> bytes, List<String> found) {
        StringBuilder all = new StringBuilder(text(record.key())).append(text(record.value()));
        record.headers().forEach(header -> all.append(text(header.value())));
        String content = all.toString();
        for (int n = 0; n < bytes.size(); n++) {
            if (content.contains(bytes.get(n))) {
                found.add(texts.get(n) + " in " + record.topic() + " " + record.partition() + "@" + record.offset());
            }
        }
    }

    /** Each byte as one character, so that UTF-8 may be looked for in anything. */
    private static String text(byte @org.jspecify.annotations.Nullable [] bytes) {
        return bytes == null ? "" : new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
