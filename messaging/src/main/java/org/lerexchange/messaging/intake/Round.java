package org.lerexchange.messaging.intake;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.lerexchange.messaging.BrokenContract;
import org.lerexchange.messaging.Said;
import org.lerexchange.messaging.relay.Speaker;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * One poll of a room, from raw records to what each came to. Keys run side by side within a bound, the records of a key
 * one after another. Nothing is thrown: what did not finish is not among the ended, and its partition has a fault.
 */
final class Round {

    /** What happened: how records ended, and why partitions must wait. */
    record Result(Map<TopicPartition, Map<Long, Outcome>> ended, Map<TopicPartition, Throwable> faults) {

        Map<Long, Outcome> endedOn(TopicPartition partition) {
            return ended.getOrDefault(partition, Map.of());
        }
    }

    private record Task(ConsumerRecord<byte[], byte[]> message, Mono<Said> work) {}

    /** The records of a key, in their order; a record without a key stands alone. */
    private record Lane(TopicPartition partition, String key) {}

    private final Route route;
    private final Speaker speaker;
    private final RailProperties limits;
    private final Map<TopicPartition, Map<Long, Outcome>> ended = new ConcurrentHashMap<>();
    private final Map<TopicPartition, Throwable> faults = new ConcurrentHashMap<>();

    Round(Route route, Speaker speaker, RailProperties limits) {
        this.route = route;
        this.speaker = speaker;
        this.limits = limits;
    }

    /** Waits until all is finished, has failed, or the poll's patience or {@code stop} ends it. */
    Result run(List<ConsumerRecord<byte[], byte[]>> messages, Mono<Void> stop) {
        Flux.fromIterable(opened(messages).values())
                .flatMap(this::inTurn, limits.keysSideBySide())
                .then()
                .timeout(limits.pollPatience(), Mono.empty())
                .takeUntilOther(stop)
                .block();
        Map<TopicPartition, Map<Long, Outcome>> copy = new HashMap<>();
        ended.forEach((partition, offsets) -> copy.put(partition, Map.copyOf(offsets)));
        return new Result(copy, Map.copyOf(faults));
    }

    private Map<Lane, List<Task>> opened(List<ConsumerRecord<byte[], byte[]>> messages) {
        Map<Lane, List<Task>> lanes = new LinkedHashMap<>();
        for (ConsumerRecord<byte[], byte[]> message : messages) {
            TopicPartition partition = partition(message);
            if (!faults.containsKey(partition)) {
                Mono<Said> work = open(message);
                if (!faults.containsKey(partition)) {
                    lanes.computeIfAbsent(new Lane(partition, laneKey(message)), lane -> new ArrayList<>())
                            .add(new Task(message, work));
                }
            }
        }
        return lanes;
    }

    private Mono<Said> open(ConsumerRecord<byte[], byte[]> message) {
        try {
            return route.ear(message.topic())
                    .map(ear -> ear.hear(message))
                    .orElseGet(() -> Mono.error(new IllegalStateException("expected an ear " + Envelope.at(message))));
        } catch (BrokenContract broken) {
            return Mono.error(broken);
        } catch (RuntimeException passing) {
            faults.put(partition(message), passing);
            return Mono.empty();
        }
    }

    private Mono<Void> inTurn(List<Task> tasks) {
        TopicPartition partition = partition(tasks.getFirst().message());
        return Flux.fromIterable(tasks)
                .concatMap(task -> finished(task).subscribeOn(Schedulers.boundedElastic()))
                .then()
                .onErrorResume(passing -> {
                    faults.putIfAbsent(partition, passing);
                    return Mono.empty();
                });
    }

    /** What makes a room say what no topic can hold leaves as well: else it would hold up its partition for ever. */
    private Mono<Outcome> finished(Task task) {
        ConsumerRecord<byte[], byte[]> message = task.message();
        return task.work()
                .switchIfEmpty(
                        Mono.error(() -> new IllegalStateException("expected an answer " + Envelope.at(message))))
                .flatMap(this::said)
                .onErrorResume(BrokenContract.class, broken -> dead(message, broken))
                .timeout(limits.recordPatience())
                .doOnNext(outcome -> ended.computeIfAbsent(partition(message), p -> new ConcurrentHashMap<>())
                        .put(message.offset(), outcome));
    }

    private Mono<Outcome> dead(ConsumerRecord<byte[], byte[]> message, BrokenContract broken) {
        return route.leave(message, broken).thenReturn(Outcome.DEAD);
    }

    private Mono<Outcome> said(Said said) {
        Outcome outcome = Outcome.of(said.effect());
        return said.events().isEmpty()
                ? Mono.just(outcome)
                : speaker.say(said.events()).thenReturn(outcome);
    }

    private static String laneKey(ConsumerRecord<byte[], byte[]> message) {
        byte[] key = message.key();
        return key == null || key.length == 0
                ? "@" + message.offset()
                : "=" + new String(key, StandardCharsets.ISO_8859_1);
    }

    private static TopicPartition partition(ConsumerRecord<?, ?> message) {
        return new TopicPartition(message.topic(), message.partition());
    }
}
