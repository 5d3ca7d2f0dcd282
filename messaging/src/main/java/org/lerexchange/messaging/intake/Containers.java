package org.lerexchange.messaging.intake;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.event.ListenerContainerIdleEvent;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.kafka.listener.KafkaMessageListenerContainer;
import org.springframework.kafka.support.TopicPartitionOffset;
import org.springframework.util.backoff.FixedBackOff;

/** One spring-kafka container around one {@link RoomIntake}; it polls, rebalances and pauses, and never commits. */
final class Containers {

    /** How soon a resumed partition is polled again, at the latest; also how often idleness is looked at. */
    private static final long POLL_MILLIS = 250;

    /** How long a stop waits for the cancelled poll. */
    private static final long STOP_MILLIS = 10_000;

    private static final Duration AFTER_REFUSED_LOGIN = Duration.ofSeconds(10);

    /** Only for a fault of the intake itself: the poll is given again, and never skipped. */
    private static final FixedBackOff AGAIN = new FixedBackOff(1_000, FixedBackOff.UNLIMITED_ATTEMPTS);

    private final Broker broker;
    private final RailProperties limits;
    private final ScheduledExecutorService timer;

    Containers(Broker broker, RailProperties limits, ScheduledExecutorService timer) {
        this.broker = broker;
        this.limits = limits;
        this.timer = timer;
    }

    /** Not yet started. */
    RunningRoom open(Route route, Tools tools) {
        ConsumerFactory<byte[], byte[]> consumers = route.parties().isEmpty()
                ? broker.consumers(route.group(), limits)
                : broker.consumersOfFamilies(route.group(), limits);
        ContainerProperties properties = properties(consumers, route);
        KafkaMessageListenerContainer<byte[], byte[]> container =
                new KafkaMessageListenerContainer<>(consumers, properties);
        RoomIntake intake = new RoomIntake(route, tools, (partition, wait) -> {
            container.pausePartition(partition);
            later(() -> container.resumePartition(partition), wait);
        });
        properties.setMessageListener(intake);
        properties.setConsumerRebalanceListener(intake);
        container.setupMessageListener(intake);
        container.setCommonErrorHandler(new DefaultErrorHandler(AGAIN));
        container.setBeanName(route.group());
        container.setApplicationEventPublisher(event -> {
            if (event instanceof ListenerContainerIdleEvent idle) {
                intake.idle(idle.getConsumer());
            }
        });
        return new RunningRoom(container, intake);
    }

    private void later(Runnable step, Duration wait) {
        if (!timer.isShutdown()) {
            var _ = timer.schedule(step, wait.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private ContainerProperties properties(ConsumerFactory<byte[], byte[]> consumers, Route route) {
        ContainerProperties properties = route.beginning()
                .map(beginning -> new ContainerProperties(fromTheBeginning(consumers, route, beginning)))
                .orElseGet(() -> named(route));
        properties.setAckMode(ContainerProperties.AckMode.MANUAL);
        properties.setAssignmentCommitOption(ContainerProperties.AssignmentCommitOption.NEVER);
        properties.setPollTimeout(POLL_MILLIS);
        properties.setIdleEventInterval(POLL_MILLIS);
        properties.setIdleBeforeDataMultiplier(1);
        properties.setShutdownTimeout(STOP_MILLIS);
        properties.setAuthExceptionRetryInterval(AFTER_REFUSED_LOGIN);
        properties.setMissingTopicsFatal(false);
        return properties;
    }

    private static ContainerProperties named(Route route) {
        return route.parties().isEmpty()
                ? new ContainerProperties(route.ears().keySet().toArray(String[]::new))
                : new ContainerProperties(route.names());
    }

    private static TopicPartitionOffset[] fromTheBeginning(
            ConsumerFactory<byte[], byte[]> consumers, Route route, Beginning beginning) {
        try (Consumer<byte[], byte[]> consumer = consumers.createConsumer()) {
            List<TopicPartition> partitions = route.ears().keySet().stream()
                    .flatMap(topic -> partitions(consumer, topic).stream())
                    .toList();
            Map<TopicPartition, Long> begins = consumer.beginningOffsets(partitions);
            beginning.expect(begins, consumer.endOffsets(partitions));
            return partitions.stream()
                    .map(part -> new TopicPartitionOffset(
                            part.topic(), part.partition(), TopicPartitionOffset.SeekPosition.BEGINNING))
                    .toArray(TopicPartitionOffset[]::new);
        }
    }

    private static List<TopicPartition> partitions(Consumer<?, ?> consumer, String topic) {
        List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        if (partitions.isEmpty()) {
            throw new KafkaException("expected the topic " + topic);
        }
        return partitions;
    }
}
