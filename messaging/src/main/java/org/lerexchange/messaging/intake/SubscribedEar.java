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

/** Opens the records of a subscribed topic for the room's own ear. */
record SubscribedEar<T extends SpecificRecord>(Subscription<T> subscription, Wire wire) implements Ear {

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
        checkSchema(message);
        checkId(message, envelope, value);
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

    private void checkSchema(ConsumerRecord<byte[], byte[]> message) {
        Envelope.header(message, Envelope.SCHEMA).ifPresent(said -> {
            if (!said.equals(wire.fingerprint(wire.writtenWith(topic(), message.value())))) {
                throw new BrokenContract(
                        "schema", "expected the writer's fingerprint in ler_schema " + Envelope.at(message));
            }
        });
    }

    private void checkId(ConsumerRecord<byte[], byte[]> message, Envelope envelope, T value) {
        Event<T> event =
                new Event<>(topic(), envelope.key(), envelope.seq(), envelope.generation(), envelope.time(), value);
        Envelope.header(message, Envelope.ID).ifPresent(said -> {
            if (!said.equals(event.id().toString())) {
                throw new BrokenContract("id", "expected " + event.id() + " in ce_id " + Envelope.at(message));
            }
        });
    }
}
