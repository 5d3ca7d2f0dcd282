package org.lerexchange.messaging.intake;

import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.lerexchange.messaging.BrokenContract;
import org.lerexchange.messaging.Event;
import org.lerexchange.messaging.FromParties;
import org.lerexchange.messaging.PartyHeard;
import org.lerexchange.messaging.Said;
import org.lerexchange.messaging.Topic;
import reactor.core.publisher.Mono;

/** Opens what parties outside say for the room's own ear. */
record PartyEar<T extends SpecificRecord>(FromParties<T> subscription, Wire wire) implements Ear {

    @Override
    public Topic<T> topic() {
        return subscription.same();
    }

    @Override
    public Mono<Said> hear(ConsumerRecord<byte[], byte[]> message) {
        if (message.value() == null) {
            throw new BrokenContract("no-value", "expected a value " + Envelope.at(message));
        }
        String party = subscription
                .partyOf(message.topic())
                .orElseThrow(() -> new IllegalStateException("expected a party's topic " + Envelope.at(message)));
        Envelope envelope = Envelope.ofParty(message);
        T value = wire.decode(topic(), message.value());
        Envelope.checkSchema(message, topic(), wire);
        checkId(message, envelope, value);
        PartyHeard<T> heard = new PartyHeard<>(party, envelope.key(), message.offset(), envelope.time(), value);
        return Mono.defer(() -> subscription.ear().on(heard));
    }

    /** A party that counts as we do has ids as we have; one that does not count may name its records as it likes. */
    private void checkId(ConsumerRecord<byte[], byte[]> message, Envelope envelope, T value) {
        if (Envelope.header(message, Envelope.SEQ).isPresent()) {
            Topic<T> own = topic().forOneParty(message.topic(), "outside", Set.of(subscription.room()));
            Envelope.checkId(
                    message,
                    new Event<>(own, envelope.key(), envelope.seq(), envelope.generation(), envelope.time(), value));
        }
    }
}
