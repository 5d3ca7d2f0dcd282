package org.lerexchange.messaging.letters;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.lerexchange.messaging.BrokenContract;
import org.lerexchange.messaging.FromParties;
import org.lerexchange.messaging.PartyHeard;
import org.lerexchange.messaging.Said;
import org.lerexchange.messaging.intake.RailProperties;
import org.lerexchange.messaging.relay.Speaker;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Brings a mended letter to those who could not take it. One of an inside topic goes onto that topic. One of a party
 * outside goes to the family's own ear: the party's topic is the party's alone to write, and on it lies what it said.
 *
 * <p>The ear is called beside the intake, as a door calls its use case: the room's guarded writes keep the two apart. What
 * it says is acknowledged before this is done. What would only come back is a {@link BrokenContract}, all else will pass.
 */
final class SendAgain {

    /** With which a record left whose header named another topic than it lay on. */
    private static final String OTHER_TOPIC = "topic";

    private final Contracts contracts;
    private final Producer<byte[], byte[]> producer;
    private final Speaker speaker;
    private final Duration patience;

    SendAgain(Contracts contracts, Producer<byte[], byte[]> producer, Speaker speaker, RailProperties rail) {
        this.contracts = contracts;
        this.producer = producer;
        this.speaker = speaker;
        this.patience = rail.recordPatience();
    }

    /**
     * A party's record whose header claimed another topic may claim another party. The letter has no headers any more, so
     * that somebody must say by a repair what it is.
     */
    void checkUnrepaired(Received letter) {
        if (letter.code().equals(OTHER_TOPIC)
                && contracts.family(letter.topic()).isPresent()) {
            throw new BrokenContract(OTHER_TOPIC, "expected a repair, as the record's ler_topic named another topic");
        }
    }

    /** Refuses what cannot be sent, as far as that can be known before. Blocks on the registry. */
    void check(Received letter, Mended complete, String reference) {
        var _ = way(letter, complete, reference);
    }

    /** @param reference names the letter on the record that goes onto a topic */
    Mono<Void> send(Received letter, Mended complete, String reference) {
        return Mono.fromCallable(() -> way(letter, complete, reference))
                .flatMap(way -> way)
                .subscribeOn(Schedulers.boundedElastic())
                .publishOn(Schedulers.boundedElastic());
    }

    private Mono<Void> way(Received letter, Mended complete, String reference) {
        Optional<FromParties<?>> family = contracts.family(letter.topic());
        return family.isPresent()
                ? toTheEar(family.get(), letter, complete)
                : ontoTheTopic(contracts.message(letter.topic(), complete, reference));
    }

    private <T extends SpecificRecord> Mono<Void> toTheEar(FromParties<T> family, Received letter, Mended complete) {
        PartyHeard<T> heard = contracts.heard(family, letter, complete);
        return Mono.defer(() -> family.ear().on(heard))
                .switchIfEmpty(Mono.error(() -> new IllegalStateException("expected an answer to a letter")))
                .flatMap(this::say)
                .timeout(patience);
    }

    private Mono<Void> say(Said said) {
        return said.events().isEmpty() ? Mono.empty() : speaker.say(said.events());
    }

    private Mono<Void> ontoTheTopic(ProducerRecord<byte[], byte[]> message) {
        return Mono.fromFuture(() -> {
            CompletableFuture<Void> acknowledged = new CompletableFuture<>();
            var _ = producer.send(message, (_, fault) -> {
                if (fault == null) {
                    acknowledged.complete(null);
                } else {
                    acknowledged.completeExceptionally(fault);
                }
            });
            return acknowledged;
        });
    }
}
