package org.lerexchange.local.outside;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;

/**
 * Reads every topic of the exchange as it is written, from now on. Keeps of each record the key and the time, and the
 * value of those that name something watched.
 */
public final class TopicTail implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(500);
    private static final byte[] NOT_KEPT = new byte[0];

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Set<String> watched = new CopyOnWriteArraySet<>();
    private final Arrivals<TopicRecord> records =
            new Arrivals<>("the topics", since -> since.size() + " other records came");
    private final Thread reader;
    private volatile boolean closed;

    private TopicTail(KafkaConsumer<byte[], byte[]> consumer) {
        this.consumer = consumer;
        this.reader = Thread.ofPlatform().daemon().name("topics").unstarted(this::read);
    }

    /**
     * Begins to read all that is there now.
     *
     * @param client the settings of a Kafka client that may read them
     */
    public static TopicTail open(Map<String, Object> client) {
        KafkaConsumer<byte[], byte[]> consumer = Consumers.of(client);
        List<TopicPartition> everything = Consumers.everything(consumer);
        if (everything.isEmpty()) {
            consumer.close();
            throw new NotSeen("topics of the exchange at " + client.get("bootstrap.servers"), "there is none");
        }
        consumer.assign(everything);
        consumer.endOffsets(everything).forEach(consumer::seek);
        TopicTail tail = new TopicTail(consumer);
        tail.reader.start();
        return tail;
    }

    /** How long no record has come. */
    public Duration quietFor() {
        return records.quietFor();
    }

    /** From now on, keeps the value of records in which the text occurs. */
    public void watch(String text) {
        watched.add(text);
    }

    private void read() {
        try (consumer) {
            while (!closed) {
                pollOnce();
            }
        }
    }

    /** A broker that is away is waited for by the client itself. */
    private void pollOnce() {
        try {
            List<TopicRecord> read = new ArrayList<>();
            consumer.poll(POLL).forEach(record -> read.add(kept(record)));
            records.add(read);
        } catch (WakeupException e) {
            closed = true;
        } catch (KafkaException e) {
            Doors.pause(POLL);
        }
    }

    private TopicRecord kept(ConsumerRecord<byte[], byte[]> record) {
        String key = record.key() == null ? "" : new String(record.key(), StandardCharsets.UTF_8);
        byte[] value = record.value() == null ? NOT_KEPT : record.value();
        String text = watched.isEmpty() ? "" : new String(value, StandardCharsets.ISO_8859_1);
        boolean keep = watched.stream().anyMatch(one -> key.contains(one) || text.contains(one));
        return new TopicRecord(record.topic(), key, Instant.ofEpochMilli(record.timestamp()), keep ? value : NOT_KEPT);
    }

    /** Records that came up to now; what comes later is at this place and after it. */
    public int position() {
        return records.position();
    }

    /** The first such record at the position or after it. */
    public TopicRecord await(String expected, int from, Predicate<TopicRecord> wanted, Duration within) {
        return records.await(expected, from, wanted, within);
    }

    /** The first such record at the position or after it, if it is there already or comes soon. */
    public Optional<TopicRecord> find(int from, Predicate<TopicRecord> wanted, Duration within) {
        try {
            return Optional.of(await("a record", from, wanted, within));
        } catch (NotSeen e) {
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        closed = true;
        consumer.wakeup();
        try {
            reader.join(POLL.multipliedBy(4));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
