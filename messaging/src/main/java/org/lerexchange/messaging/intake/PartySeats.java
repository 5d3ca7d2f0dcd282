package org.lerexchange.messaging.intake;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.admin.TopicListing;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.Uuid;
import org.jspecify.annotations.Nullable;
import org.lerexchange.messaging.ForParties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One consumer thread for each party outside that is told: begun when the party's topic is seen, ended when it is gone. The
 * consumer group has the topic's own id in its name, so that a topic which is made anew begins at the beginning.
 */
final class PartySeats {

    private static final Logger LOG = LoggerFactory.getLogger(PartySeats.class);

    /** How often the broker is asked which topics there are. */
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(2);

    /** Consumer threads of one instance for parties: each takes about a megabyte. */
    static final int MOST_SEATS = 200;

    /** Opens and ends consumer threads. */
    interface Seating {

        RunningRoom open(Route route);

        void close(RunningRoom room);
    }

    private record Seat(ForParties<?> of, String party, Uuid topic) {

        String group() {
            return of.room() + '.' + party + '.' + topic;
        }
    }

    private final List<ForParties<?>> wanted;
    private final Intake.Hands hands;
    private final Broker broker;
    private final Map<Seat, RunningRoom> taken = new ConcurrentHashMap<>();
    private volatile @Nullable Thread looking;

    PartySeats(List<ForParties<?>> wanted, Intake.Hands hands, Broker broker) {
        this.wanted = wanted;
        this.hands = hands;
        this.broker = broker;
    }

    /** @param after until when nobody is told anything */
    void start(CompletableFuture<Void> after, Seating seating) {
        if (!wanted.isEmpty()) {
            looking = Thread.ofVirtual().name("ler-intake-parties").start(() -> {
                try (BrokerTopics topics = new BrokerTopics(broker)) {
                    after.join();
                    while (!Thread.currentThread().isInterrupted()) {
                        look(topics, seating);
                        Thread.sleep(BETWEEN_LOOKS);
                    }
                } catch (InterruptedException stopped) {
                    Thread.currentThread().interrupt();
                }
            });
        }
    }

    /** Whoever began the threads ends them. */
    void stop() {
        Thread thread = looking;
        if (thread != null) {
            thread.interrupt();
            looking = null;
        }
        taken.clear();
    }

    private void look(BrokerTopics topics, Seating seating) throws InterruptedException {
        try {
            Set<Seat> seen = new HashSet<>();
            topics.all().forEach(topic -> wanted.forEach(of -> seat(of, topic).ifPresent(seen::add)));
            Map<Seat, RunningRoom> gone = new HashMap<>(taken);
            gone.keySet().removeAll(seen);
            gone.forEach((seat, room) -> {
                taken.remove(seat);
                seating.close(room);
            });
            seen.stream().filter(seat -> !taken.containsKey(seat)).forEach(seat -> take(seat, seating));
        } catch (KafkaException passing) {
            LOG.warn(
                    "expected to see which topics there are: {}",
                    passing.getClass().getName());
        }
    }

    private static Optional<Seat> seat(ForParties<?> of, TopicListing topic) {
        return of.partyOf(topic.name()).map(party -> new Seat(of, party, topic.topicId()));
    }

    private void take(Seat seat, Seating seating) {
        if (taken.size() >= MOST_SEATS) {
            LOG.warn("{} is not told: expected at most {} parties", seat.group(), MOST_SEATS);
            return;
        }
        List<Ear> ears = List.of(new SubscribedEar<>(seat.of().heardFor(seat.party()), hands.wire()));
        taken.put(seat, seating.open(Route.of(seat.group(), ears, hands.deadLetters(), Optional.empty())));
    }
}
