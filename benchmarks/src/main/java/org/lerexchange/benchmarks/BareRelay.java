package org.lerexchange.benchmarks;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.lerexchange.local.outside.NotSeen;

/**
 * The floor: a topic, a relay that reads and writes at least once, a second topic, and a reader. Nothing else than Kafka's
 * own clients, with the rail's settings (acks of all, lz4, no lingering), and one partition.
 */
final class BareRelay {

    private static final int BYTES = 4096;
    private static final int WARM_UP = 300;
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration LONGEST = Duration.ofMinutes(3);
    private static final long SEED = 7;

    private final Map<String, Object> client;
    private final String group;
    private final String first;
    private final String second;
    private final AtomicBoolean over = new AtomicBoolean();

    BareRelay(Map<String, Object> client, String run) {
        this.client = Map.copyOf(client);
        this.group = "bench.relay." + run;
        this.first = "bench.a." + run;
        this.second = "bench.b." + run;
    }

    /** From the first topic's writer to the second topic's reader; the warm-up is not counted. */
    Latencies run(int records, double rate) {
        try (Admin admin = Admin.create(client)) {
            admin.createTopics(List.of(topic(first), topic(second))).all().get();
            try {
                return relayed(records, rate);
            } finally {
                admin.deleteTopics(List.of(first, second)).all().get();
                admin.deleteConsumerGroups(List.of(group)).all().get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("the bare relay: " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NotSeen("the bare relay to end", "the benchmark was interrupted");
        }
    }

    private static NewTopic topic(String name) {
        return new NewTopic(name, Optional.of(1), Optional.empty());
    }

    private Latencies relayed(int records, double rate) throws ExecutionException, InterruptedException {
        int all = WARM_UP + records;
        AtomicLongArray sent = new AtomicLongArray(all);
        AtomicLongArray came = new AtomicLongArray(all);
        CountDownLatch left = new CountDownLatch(all);
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            Future<?> relay = threads.submit(this::relay);
            Future<?> reader = threads.submit(() -> read(came, left));
            try {
                write(sent, rate);
                if (!left.await(LONGEST.toSeconds(), TimeUnit.SECONDS)) {
                    throw new NotSeen(
                            all + " records through the bare relay within " + LONGEST,
                            left.getCount() + " are missing");
                }
            } finally {
                over.set(true);
            }
            relay.get();
            reader.get();
        }
        return new Latencies(IntStream.range(WARM_UP, all)
                .mapToObj(n -> Duration.ofNanos(came.get(n) - sent.get(n)))
                .toList());
    }

    private void write(AtomicLongArray sent, double rate) throws ExecutionException, InterruptedException {
        Random random = new Random(SEED);
        List<Future<?>> written = new ArrayList<>();
        try (KafkaProducer<byte[], byte[]> producer = producer()) {
            long begin = System.nanoTime();
            for (int n = 0; n < sent.length(); n++) {
                byte[] value = new byte[BYTES];
                random.nextBytes(value);
                ByteBuffer.wrap(value).putInt(0, n);
                SideBySide.pace(begin, n, rate);
                sent.set(n, System.nanoTime());
                written.add(producer.send(new ProducerRecord<>(first, value)));
            }
            for (Future<?> one : written) {
                one.get();
            }
        }
    }

    /** Says before it commits. */
    private Void relay() throws ExecutionException, InterruptedException {
        try (KafkaConsumer<byte[], byte[]> consumer = consumer(first);
                KafkaProducer<byte[], byte[]> producer = producer()) {
            while (!over.get()) {
                List<Future<?>> said = new ArrayList<>();
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                    said.add(producer.send(new ProducerRecord<>(second, record.value())));
                }
                for (Future<?> one : said) {
                    one.get();
                }
                if (!said.isEmpty()) {
                    consumer.commitAsync();
                }
            }
            return null;
        }
    }

    private void read(AtomicLongArray came, CountDownLatch left) {
        try (KafkaConsumer<byte[], byte[]> consumer = consumer(second)) {
            while (!over.get()) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                    if (came.compareAndSet(ByteBuffer.wrap(record.value()).getInt(), 0, System.nanoTime())) {
                        left.countDown();
                    }
                }
            }
        }
    }

    private KafkaConsumer<byte[], byte[]> consumer(String topic) {
        Map<String, Object> settings = new HashMap<>(client);
        settings.put(ConsumerConfig.GROUP_ID_CONFIG, group);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        consumer.assign(List.of(new TopicPartition(topic, 0)));
        return consumer;
    }

    private KafkaProducer<byte[], byte[]> producer() {
        Map<String, Object> settings = new HashMap<>(client);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    }
}
