package org.lerexchange.messaging.intake;

import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.lerexchange.messaging.BrokenContract;
import org.lerexchange.messaging.Event;
import org.lerexchange.messaging.Heard;
import org.lerexchange.messaging.Said;
import org.lerexchange.messaging.Subscription;
import org.lerexchange.messaging.Topic;
import reactor.core.publisher.Mono;

/** Opens the records of a subscribed topic for the room's own ear: in the intake, and where a model is rebuilt beside it. */
public record SubscribedEar<T extends SpecificRecord>(Subscription<T> subscription, Wire wire) implements Ear {

    @Override
    public Topic<T> topic() {
        return subscription.topic();
    }

    @Override
    public Mono<Said> hear(ConsumerRecord<byte[], byte[]> message) {
        if (message.value() == null) {
            return gone(message);
        }
        Envelope envelope = Envelope.of(message);
        T value = wire.decode(topic(), message.value());
        Envelope.checkSchema(message, topic(), wire);
        Envelope.checkId(
                message,
                new Event<>(topic(), envelope.key(), envelope.seq(), envelope.generation(), envelope.time(), value));
        Heard<T> heard = new Heard<>(envelope.key(), envelope.seq(), envelope.generation(), envelope.time(), value);
        return Mono.defer(() -> subscription.ear().on(heard))
                .contextWrite(context -> Envelope.header(message, Envelope.TRACE)
                        .map(trace -> context.put(Envelope.TRACE, trace))
                        .orElse(context));
    }

    private Mono<Said> gone(ConsumerRecord<byte[], byte[]> message) {
        if (topic().kind() != Topic.Kind.STATE) {
            throw new BrokenContract("no-value", "expected a value " + Envelope.at(message));
        }
        String key = Envelope.key(message);
        return Mono.defer(() -> subscription.ear().onGone(key));
    }
}
