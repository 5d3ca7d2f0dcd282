package org.lerexchange.messaging.intake;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.listener.BatchAcknowledgingConsumerAwareMessageListener;
import org.springframework.kafka.listener.ConsumerAwareRebalanceListener;
import org.springframework.kafka.support.Acknowledgment;
import reactor.core.publisher.Sinks;

/**
 * One consumer thread of one room. After each poll the offsets go up to the first unfinished record of each partition;
 * a partition with an unfinished record is put back to it and paused, while the container keeps polling.
 *
 * <p>What was finished behind an unfinished record is remembered, and is not heard again when it comes again. When a
 * partition is taken away nothing is under way (the poll that takes it away runs on this thread), and what was
 * remembered is forgotten.
 */
final class RoomIntake
        implements BatchAcknowledgingConsumerAwareMessageListener<byte[], byte[]>, ConsumerAwareRebalanceListener {

    private static final Logger LOG = LoggerFactory.getLogger(RoomIntake.class);

    /** A commit that takes longer is made again after the next poll. */
    private static final Duration COMMIT_PATIENCE = Duration.ofSeconds(10);

    private final Route route;
    private final Tools tools;
    private final Pauses pauses;
    private final Map<TopicPartition, Progress> progress = new ConcurrentHashMap<>();
    private final Map<TopicPartition, OffsetAndMetadata> uncommitted = new HashMap<>();
    private final Sinks.Empty<Void> stop = Sinks.empty();

    RoomIntake(Route route, Tools tools, Pauses pauses) {
        this.route = route;
        this.tools = tools;
        this.pauses = pauses;
    }

    @Override
    public void onMessage(
            List<ConsumerRecord<byte[], byte[]>> polled,
            @Nullable Acknowledgment unused,
            @Nullable Consumer<?, ?> consumer) {
        heard(polled, Objects.requireNonNull(consumer, "the container hands its consumer"));
    }

    private void heard(List<ConsumerRecord<byte[], byte[]>> polled, Consumer<?, ?> consumer) {
        Map<TopicPartition, List<ConsumerRecord<byte[], byte[]>>> parts = polled.stream()
                .collect(Collectors.groupingBy(
                        message -> new TopicPartition(message.topic(), message.partition()),
                        LinkedHashMap::new,
                        Collectors.toList()));
        parts.keySet().forEach(part -> progressOf(part).begin(tools.clock().instant()));
        Round.Result result = round(polled);
        parts.forEach((part, messages) -> settle(part, messages, result, consumer));
        commit(consumer);
        route.beginning().ifPresent(beginning -> beginning.reached(consumer));
    }

    private Round.Result round(List<ConsumerRecord<byte[], byte[]>> polled) {
        List<ConsumerRecord<byte[], byte[]>> unfinished = polled.stream()
                .filter(message -> !progressOf(new TopicPartition(message.topic(), message.partition()))
                        .isFinished(message.offset()))
                .toList();
        return new Round(route, tools.speaker(), tools.limits()).run(unfinished, stop.asMono());
    }

    private void settle(
            TopicPartition part,
            List<ConsumerRecord<byte[], byte[]>> messages,
            Round.Result result,
            Consumer<?, ?> consumer) {
        Map<Long, Outcome> ended = result.endedOn(part);
        ended.values().forEach(outcome -> tools.counters().ended(route.group(), part, outcome));
        tools.counters().consumed(route.group(), part, ended.size());
        long next =
                progressOf(part).advance(messages, ended.keySet(), tools.clock().instant());
        if (next > messages.getFirst().offset()) {
            uncommitted.put(part, new OffsetAndMetadata(next));
        }
        if (next <= messages.getLast().offset()) {
            consumer.seek(part, next);
            pause(part, result.faults().get(part), next);
        }
    }

    private void pause(TopicPartition part, @Nullable Throwable fault, long offset) {
        Duration wait = tools.limits().backOff(progressOf(part).fault());
        Duration least = tools.limits().deadLetterPause();
        Duration pause = fault instanceof DeadLetters.NotWritten && wait.compareTo(least) < 0 ? least : wait;
        tools.counters().fault(route.group(), part);
        LOG.warn(
                "{} waits {} before {}@{}: {}",
                route.group(),
                pause,
                part,
                offset,
                fault == null ? "not finished in time" : fault.getClass().getName());
        pauses.pause(part, pause);
    }

    private void commit(Consumer<?, ?> consumer) {
        if (!route.commits()) {
            uncommitted.clear();
        }
        if (!uncommitted.isEmpty()) {
            try {
                consumer.commitSync(Map.copyOf(uncommitted), COMMIT_PATIENCE);
                uncommitted.clear();
            } catch (KafkaException passing) {
                LOG.warn(
                        "{} could not commit: {}",
                        route.group(),
                        passing.getClass().getName());
            }
        }
    }

    /** No record came for a while: what could not be committed is committed. */
    void idle(Consumer<?, ?> consumer) {
        commit(consumer);
        route.beginning().ifPresent(beginning -> beginning.reached(consumer));
    }

    @Override
    public void onPartitionsRevokedBeforeCommit(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        commit(consumer);
        forget(partitions);
    }

    @Override
    public void onPartitionsLost(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        forget(partitions);
    }

    private void forget(Collection<TopicPartition> partitions) {
        progress.keySet().removeAll(partitions);
        uncommitted.keySet().removeAll(partitions);
    }

    /** Cancels what is under way; it stays uncommitted. */
    void stop() {
        stop.tryEmitEmpty();
    }

    Route route() {
        return route;
    }

    /** The partitions with unfinished work and no progress for so long. */
    Map<TopicPartition, Duration> stuck(Duration longerThan) {
        Map<TopicPartition, Duration> stuck = new HashMap<>();
        progress.forEach((part, state) -> state.waiting(tools.clock().instant())
                .filter(waited -> waited.compareTo(longerThan) >= 0)
                .ifPresent(waited -> stuck.put(part, waited)));
        return stuck;
    }

    private Progress progressOf(TopicPartition part) {
        return progress.computeIfAbsent(part, unknown -> new Progress());
    }
}
