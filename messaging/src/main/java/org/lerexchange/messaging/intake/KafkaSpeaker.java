package org.lerexchange.messaging.intake;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.lerexchange.messaging.BrokenContract;
import org.lerexchange.messaging.Event;
import org.lerexchange.messaging.relay.Speaker;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Says events as CloudEvents 1.0 in Kafka's binary mode, by an idempotent producer; done when all are acknowledged.
 *
 * <p>Of a topic's events of one key each waits for the acknowledgement of the one before, so that none is heard where an
 * earlier one failed. One that no record can hold is a {@link BrokenContract}.
 *
 * <p>No {@code ce_subject}: nobody is named on the bus. The trace goes on where the reactor context carries one.
 */
public final class KafkaSpeaker implements Speaker {

    /** Kafka's own thread calls back, and must not be held up by the next send. */
    private static final Executor NEXT = task -> {
        var _ = Schedulers.boundedElastic().schedule(task);
    };

    /** What is sent one after another. */
    private record Lane(String topic, String key) {}

    private final Producer<byte[], byte[]> producer;
    private final Wire wire;
    private final String source;

    /** @param service becomes {@code ce_source} */
    public KafkaSpeaker(Producer<byte[], byte[]> producer, Wire wire, String service) {
        this.producer = producer;
        this.wire = wire;
        this.source = "/" + service;
    }

    @Override
    public Mono<Void> say(List<Event<?>> events) {
        return Mono.deferContextual(context -> {
                    Optional<String> trace = context.getOrEmpty(Envelope.TRACE);
                    return Mono.fromFuture(() -> send(events, trace));
                })
                .onErrorMap(RecordTooLargeException.class, fault -> tooLarge(events))
                .subscribeOn(Schedulers.boundedElastic())
                .publishOn(Schedulers.boundedElastic());
    }

    private CompletableFuture<Void> send(List<Event<?>> events, Optional<String> trace) {
        Map<Lane, List<ProducerRecord<byte[], byte[]>>> lanes = new LinkedHashMap<>();
        for (Event<?> event : events) {
            lanes.computeIfAbsent(new Lane(event.topic().name(), event.key()), lane -> new ArrayList<>())
                    .add(message(event, trace));
        }
        return CompletableFuture.allOf(
                lanes.values().stream().map(this::oneAfterAnother).toArray(CompletableFuture<?>[]::new));
    }

    private CompletableFuture<?> oneAfterAnother(List<ProducerRecord<byte[], byte[]>> lane) {
        CompletableFuture<RecordMetadata> last = Sending.send(producer, lane.getFirst());
        for (ProducerRecord<byte[], byte[]> message : lane.subList(1, lane.size())) {
            last = last.thenComposeAsync(before -> Sending.send(producer, message), NEXT);
        }
        return last;
    }

    private static BrokenContract tooLarge(List<Event<?>> events) {
        List<String> topics =
                events.stream().map(event -> event.topic().name()).distinct().toList();
        return new BrokenContract(
                BrokenContract.TOO_LARGE,
                "expected events that a record can hold, but a larger one came for " + topics);
    }

    private <T extends SpecificRecord> ProducerRecord<byte[], byte[]> message(Event<T> event, Optional<String> trace) {
        String topic = event.topic().name();
        ProducerRecord<byte[], byte[]> message =
                new ProducerRecord<>(topic, bytes(event.key()), wire.encode(event.topic(), event.value()));
        header(message, "ce_specversion", "1.0");
        header(message, Envelope.ID, event.id().toString());
        header(message, "ce_type", topic);
        header(message, "ce_source", source);
        header(message, Envelope.TIME, event.time().toString());
        header(message, "content-type", "application/avro");
        header(message, Envelope.TOPIC, topic);
        header(message, Envelope.SCHEMA, wire.fingerprint(event.topic().schema()));
        header(message, Envelope.SEQ, Long.toString(event.seq()));
        header(message, Envelope.GENERATION, Integer.toString(event.generation()));
        trace.ifPresent(parent -> header(message, Envelope.TRACE, parent));
        return message;
    }

    private static void header(ProducerRecord<byte[], byte[]> message, String name, String text) {
        message.headers().add(name, bytes(text));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
