package org.lerexchange.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.lerexchange.local.LocalExchange;
import org.lerexchange.local.outside.Doors;
import org.lerexchange.local.outside.NotSeen;

/** Reads the ends of the topics and the services' Prometheus pages. */
final class Meters implements AutoCloseable {

    private static final String OURS = "ler.";
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration LOOK = Duration.ofMillis(250);
    private static final Duration CALM = Duration.ofSeconds(2);
    private static final Duration LONGEST = Duration.ofMinutes(2);
    private static final int OK = 200;

    private final Map<String, URI> services;
    private final Clock clock;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();

    Meters(LocalExchange exchange, Clock clock) {
        this.services = new TreeMap<>(Map.of(
                "issuer", exchange.issuer(),
                "wallet", exchange.wallet(),
                "verifier", exchange.verifier(),
                "matching", exchange.matching()));
        this.clock = clock;
        this.consumer =
                new KafkaConsumer<>(exchange.kafkaClient(), new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /** Once nothing has been written to any topic for a while: what follows an item is counted with it. */
    Tally settled() {
        Instant from = clock.instant();
        Map<String, Double> records = records();
        Instant changed = from;
        while (Duration.between(changed, clock.instant()).compareTo(CALM) < 0) {
            if (Duration.between(from, clock.instant()).compareTo(LONGEST) > 0) {
                throw new NotSeen(
                        "the topics to be quiet for " + CALM + " within " + LONGEST, "they are still written");
            }
            Doors.pause(LOOK);
            Map<String, Double> now = records();
            if (!now.equals(records)) {
                records = now;
                changed = clock.instant();
            }
        }
        return tally(records);
    }

    private Tally tally(Map<String, Double> records) {
        Map<DriverCommands.Command, Double> commands = new HashMap<>();
        double cpu = 0;
        for (Map.Entry<String, URI> service : services.entrySet()) {
            DriverCommands read = DriverCommands.read(service.getKey(), page(service.getValue()));
            commands.putAll(read.counts());
            cpu += read.cpuSeconds().orElse(0);
        }
        return new Tally(records, commands, cpu, clock.instant());
    }

    private Map<String, Double> records() {
        Map<String, Double> records = new TreeMap<>();
        consumer.endOffsets(
                        consumer.listTopics(PATIENCE).entrySet().stream()
                                .filter(topic -> topic.getKey().startsWith(OURS))
                                .flatMap(topic -> topic.getValue().stream())
                                .map(one -> new TopicPartition(one.topic(), one.partition()))
                                .toList(),
                        PATIENCE)
                .forEach((partition, end) -> records.merge(partition.topic(), (double) end, Double::sum));
        return records;
    }

    private String page(URI service) {
        URI address = URI.create(service + "/actuator/prometheus");
        try {
            HttpResponse<String> answer = http.send(
                    HttpRequest.newBuilder(address).timeout(PATIENCE).build(), HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != OK) {
                throw new NotSeen("the metrics at " + address, answer.statusCode() + " came");
            }
            return answer.body();
        } catch (IOException e) {
            throw new NotSeen("the metrics at " + address + " within " + PATIENCE, e + " came");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NotSeen("the metrics at " + address, "the benchmark was interrupted");
        }
    }

    @Override
    public void close() {
        consumer.close();
        http.shutdownNow();
    }
}
