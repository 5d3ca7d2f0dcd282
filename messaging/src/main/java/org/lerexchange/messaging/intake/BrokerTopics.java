package org.lerexchange.messaging.intake;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicListing;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;
import org.lerexchange.messaging.Topic;
import org.lerexchange.messaging.TopicsThere;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Which topics the broker has, asked when somebody wants to know. */
final class BrokerTopics implements TopicsThere, AutoCloseable {

    /** A topic that was there is taken to be there for so long: a door is seldom closed. */
    private static final Duration YES_HOLDS = Duration.ofSeconds(5);

    /** One that was not there is asked for again after this: who opens a door is answered at once. */
    private static final Duration NO_HOLDS = Duration.ofMillis(200);

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** Answers that are kept at most; then all are asked for anew. */
    private static final int MOST_ANSWERS = 10_000;

    private record Answer(boolean there, long untilNanos) {}

    private final Broker broker;
    private final Map<String, Answer> answers = new ConcurrentHashMap<>();
    private @Nullable Admin admin;

    BrokerTopics(Broker broker) {
        this.broker = broker;
    }

    @Override
    public Mono<Boolean> has(Topic<?> topic) {
        return Mono.defer(() -> {
            Answer known = answers.get(topic.name());
            return known != null && System.nanoTime() - known.untilNanos() < 0
                    ? Mono.just(known.there())
                    : asked(topic.name());
        });
    }

    private Mono<Boolean> asked(String name) {
        return Mono.fromCompletionStage(() ->
                        admin().describeTopics(List.of(name)).allTopicNames().toCompletionStage())
                .map(described -> described.containsKey(name))
                .onErrorResume(BrokerTopics::isNotThere, notThere -> Mono.just(false))
                .doOnNext(there -> keep(name, there))
                .publishOn(Schedulers.boundedElastic());
    }

    private void keep(String name, boolean there) {
        if (answers.size() >= MOST_ANSWERS) {
            answers.clear();
        }
        Duration holds = there ? YES_HOLDS : NO_HOLDS;
        answers.put(name, new Answer(there, System.nanoTime() + holds.toNanos()));
    }

    /** What we may not see is not there for us. */
    private static boolean isNotThere(Throwable fault) {
        Throwable cause = fault.getCause() == null ? fault : fault.getCause();
        return cause instanceof UnknownTopicOrPartitionException
                || cause instanceof TopicAuthorizationException
                || cause instanceof InvalidTopicException;
    }

    /** All topics that we may see. Blocks. */
    Collection<TopicListing> all() throws InterruptedException {
        try {
            return admin().listTopics().listings().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new KafkaException("expected the list of topics", e);
        }
    }

    private synchronized Admin admin() {
        Admin open = admin;
        if (open == null) {
            open = broker.admin();
            admin = open;
        }
        return open;
    }

    @Override
    public synchronized void close() {
        if (admin != null) {
            admin.close(PATIENCE);
            admin = null;
        }
    }
}
