package org.lerexchange.messaging.intake;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.KafkaException;
import org.lerexchange.messaging.ForParties;
import org.lerexchange.messaging.FromParties;
import org.lerexchange.messaging.Said;
import org.lerexchange.messaging.StateOwner;
import org.lerexchange.messaging.Subscription;
import org.lerexchange.messaging.Topic;
import org.lerexchange.messaging.relay.Speaker;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import reactor.core.publisher.Mono;

/**
 * A service's intake: one consumer thread for each room and road, one for each view from the beginning, one for what only
 * views hear, one for each room whose state topics are read back, one for each room that hears parties outside, and one for
 * each such party that is told.
 */
public final class Intake implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Intake.class);

    /** Wait before a view, whose topics could not be asked for, is opened again. */
    private static final Duration VIEW_PAUSE = Duration.ofSeconds(1);

    /** Behind the service's name: the consumer group that writes the dead letters of what views leave out. */
    private static final String LEFT_OUT = ".left-out";

    /** One consumer thread, so one consumer group: two of them in one group would share out their topics between them. */
    private record Seat(String room, Subscription.Reach reach, Subscription.Road road) {

        String group() {
            String view = reach == Subscription.Reach.EVERYTHING ? ".view" : "";
            return room + view + (road == Subscription.Road.SHORT ? ".short-road" : "");
        }
    }

    private final List<Route> routes = new ArrayList<>();
    private final Broker broker;
    private final Tools tools;
    private final PartySeats partySeats;
    private final List<RunningRoom> rooms = new CopyOnWriteArrayList<>();
    private volatile boolean running;
    private ScheduledExecutorService timer = timer();

    /** What an intake hears: subscriptions, the state topics that are read back, and what is about parties outside. */
    public record Hearing(List<Subscription<?>> subscriptions, List<StateOwner<?>> owners, Parties parties) {
        public Hearing {
            subscriptions = List.copyOf(subscriptions);
            owners = List.copyOf(owners);
        }

        /** Of a service that knows no party outside. */
        public Hearing(List<Subscription<?>> subscriptions, List<StateOwner<?>> owners) {
            this(subscriptions, owners, new Parties(List.of(), List.of()));
        }
    }

    /** What parties outside say, and what is heard once more for each of them. */
    public record Parties(List<FromParties<?>> from, List<ForParties<?>> each) {
        public Parties {
            from = List.copyOf(from);
            each = List.copyOf(each);
        }
    }

    /** With what an intake works: reading, saying, and where broken records go. */
    public record Hands(Wire wire, Speaker speaker, DeadLetters deadLetters, MeterRegistry meters, Clock clock) {}

    public Intake(Hearing hearing, Hands hands, Broker broker, RailProperties limits) {
        this.broker = broker;
        this.tools = new Tools(hands.speaker(), new Counters(hands.meters()), limits, hands.clock());
        hearing.subscriptions().stream()
                .collect(Collectors.groupingBy(s -> new Seat(s.room(), s.reach(), s.road())))
                .forEach((seat, subscriptions) -> routes.add(route(seat, subscriptions, hands)));
        leftOut(hearing.subscriptions(), hands, limits.service()).ifPresent(routes::add);
        hearing.owners().stream()
                .collect(Collectors.groupingBy(StateOwner::room))
                .forEach((room, owners) -> routes.add(lastWord(room, owners, hands)));
        hearing.parties().from().stream()
                .collect(Collectors.groupingBy(FromParties::room))
                .forEach((room, families) -> routes.add(ofParties(room, families, hands)));
        this.partySeats = new PartySeats(hearing.parties().each(), hands, broker);
    }

    private static Route ofParties(String room, List<FromParties<?>> families, Hands hands) {
        List<PartyEar<?>> ears = families.stream()
                .<PartyEar<?>>map(family -> new PartyEar<>(family, hands.wire()))
                .toList();
        return Route.ofParties(room + ".outside", ears, hands.deadLetters());
    }

    private static Route route(Seat seat, List<Subscription<?>> subscriptions, Hands hands) {
        List<Ear> ears = subscriptions.stream()
                .<Ear>map(subscription -> new SubscribedEar<>(subscription, hands.wire()))
                .toList();
        return switch (seat.reach()) {
            case DIVIDED -> Route.of(seat.group(), ears, hands.deadLetters(), Optional.empty());
            case EVERYTHING -> Route.of(seat.group(), ears, hands.deadLetters(), Optional.of(new Beginning()));
        };
    }

    /**
     * A view leaves out what it cannot read, in every instance at every start, and writes no dead letter. So what a service
     * hears in views alone is read once more, divided among the instances and with offsets that are committed, and nothing
     * is kept of it: what cannot be read is one dead letter.
     */
    private static Optional<Route> leftOut(List<Subscription<?>> subscriptions, Hands hands, String service) {
        Set<Topic<?>> divided = subscriptions.stream()
                .filter(subscription -> subscription.reach() == Subscription.Reach.DIVIDED)
                .<Topic<?>>map(Subscription::topic)
                .collect(Collectors.toSet());
        Map<Topic<?>, Ear> ears = new LinkedHashMap<>();
        subscriptions.stream()
                .filter(subscription -> !divided.contains(subscription.topic()))
                .forEach(view -> ears.putIfAbsent(view.topic(), readAndKeptNowhere(view, hands)));
        return ears.isEmpty()
                ? Optional.empty()
                : Optional.of(Route.of(service + LEFT_OUT, ears.values(), hands.deadLetters(), Optional.empty()));
    }

    private static <T extends SpecificRecord> Ear readAndKeptNowhere(Subscription<T> view, Hands hands) {
        return new SubscribedEar<>(
                Subscription.of(view.topic(), view.room(), _ -> Mono.just(Said.duplicate())), hands.wire());
    }

    private static Route lastWord(String room, Collection<StateOwner<?>> owners, Hands hands) {
        List<Ear> ears = owners.stream().<Ear>map(LastWord::new).toList();
        return Route.of(room + ".last-word", ears, hands.deadLetters(), Optional.empty());
    }

    /** Done when each view has heard all that was there when it was opened. */
    public CompletableFuture<Void> caughtUp() {
        return CompletableFuture.allOf(routes.stream()
                .flatMap(route -> route.beginning().stream())
                .map(Beginning::caughtUp)
                .toArray(CompletableFuture<?>[]::new));
    }

    /** Partitions (with their room) that have had unfinished work without progress for so long as to be reported. */
    Map<String, Duration> stuck() {
        return rooms.stream()
                .flatMap(room -> room.intake().stuck(tools.limits().stuckAfter()).entrySet().stream()
                        .map(stuck ->
                                Map.entry(room.intake().route().group() + " " + stuck.getKey(), stuck.getValue())))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (a, b) -> a));
    }

    /** Consumer groups whose thread has ended although the intake runs. */
    List<String> ended() {
        return rooms.stream()
                .filter(room -> running && !room.container().isRunning())
                .map(room -> room.intake().route().group())
                .toList();
    }

    @Override
    public synchronized void start() {
        if (!running) {
            running = true;
            timer = timer();
            Containers containers = new Containers(broker, tools.limits(), timer);
            routes.forEach(route -> openSoon(containers, route));
            partySeats.start(caughtUp(), new PartySeats.Seating() {
                @Override
                public RunningRoom open(Route route) {
                    RunningRoom room = containers.open(route, tools);
                    seat(room);
                    return room;
                }

                @Override
                public void close(RunningRoom room) {
                    rooms.remove(room);
                    room.stop();
                }
            });
        }
    }

    /** A view asks the broker first, which may take a while: not on the timer, which others wait for. */
    private void openSoon(Containers containers, Route route) {
        Thread.ofVirtual().name("ler-intake-open").start(() -> open(containers, route));
    }

    private void open(Containers containers, Route route) {
        try {
            seat(containers.open(route, tools));
        } catch (KafkaException passing) {
            LOG.warn(
                    "{} waits for its topics: {}",
                    route.group(),
                    passing.getClass().getName());
            openLater(containers, route);
        }
    }

    private synchronized void seat(RunningRoom room) {
        if (running) {
            rooms.add(room);
            room.start();
        }
    }

    private synchronized void openLater(Containers containers, Route route) {
        if (running) {
            var _ = timer.schedule(() -> openSoon(containers, route), VIEW_PAUSE.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    @Override
    public synchronized void stop() {
        running = false;
        timer.shutdownNow();
        partySeats.stop();
        rooms.forEach(room -> room.intake().stop());
        rooms.parallelStream().forEach(RunningRoom::stop);
        rooms.clear();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private static ScheduledExecutorService timer() {
        return Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("ler-intake-timer").factory());
    }
}
