package org.lerexchange.messaging.intake;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.lerexchange.messaging.BrokenContract;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * A service's dead letters: the raw bytes of what broke its contract, with where it came from and a reason code.
 *
 * <p>No message and no stack trace is written, and no header of the record itself: those could name somebody.
 */
public final class DeadLetters {

    /** A dead letter that could not be written: passes, but is not tried more often than the pause allows. */
    static final class NotWritten extends RuntimeException {

        private static final long serialVersionUID = 1;

        NotWritten(Throwable cause) {
            super("expected the dead letter to be acknowledged", cause);
        }
    }

    private final Producer<byte[], byte[]> producer;
    private final String topic;
    private final Clock clock;

    public DeadLetters(Producer<byte[], byte[]> producer, String topic, Clock clock) {
        this.producer = producer;
        this.topic = topic;
        this.clock = clock;
    }

    /** Completes when the broker has acknowledged it. */
    Mono<Void> write(ConsumerRecord<byte[], byte[]> message, String group, BrokenContract broken) {
        ProducerRecord<byte[], byte[]> letter = letter(message, group, broken);
        return Mono.fromFuture(() -> Sending.send(producer, letter))
                .subscribeOn(Schedulers.boundedElastic())
                .publishOn(Schedulers.boundedElastic())
                .onErrorMap(NotWritten::new)
                .then();
    }

    private ProducerRecord<byte[], byte[]> letter(
            ConsumerRecord<byte[], byte[]> message, String group, BrokenContract broken) {
        ProducerRecord<byte[], byte[]> letter = new ProducerRecord<>(topic, message.key(), message.value());
        header(letter, "ler_origin_topic", message.topic());
        header(letter, "ler_origin_partition", Integer.toString(message.partition()));
        header(letter, "ler_origin_offset", Long.toString(message.offset()));
        header(letter, "ler_origin_group", group);
        header(letter, "ler_reason", broken.code());
        header(letter, "ler_time", clock.instant().toString());
        return letter;
    }

    private static void header(ProducerRecord<byte[], byte[]> letter, String name, String text) {
        letter.headers().add(name, text.getBytes(StandardCharsets.UTF_8));
    }
}
