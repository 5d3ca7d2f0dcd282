package org.lerexchange.messaging.replay;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.lerexchange.messaging.Brief;
import org.lerexchange.messaging.BrokenContract;
import org.lerexchange.messaging.Database;
import org.lerexchange.messaging.Rebuildable;
import org.lerexchange.messaging.Said;
import org.lerexchange.messaging.Subscription;
import org.lerexchange.messaging.intake.Broker;
import org.lerexchange.messaging.intake.SubscribedEar;
import org.lerexchange.messaging.intake.Wire;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/** The rebuilding of one model, on the thread of whoever runs it. */
final class Rebuilding {

    private static final Logger LOG = LoggerFactory.getLogger(Rebuilding.class);

    /** One record may take so long. */
    private static final Duration RECORD_PATIENCE = Duration.ofSeconds(30);

    /** A model may take so long to say what it holds. */
    private static final Duration DIGEST_PATIENCE = Duration.ofMinutes(5);

    /** How often it is told how far we are, in records. */
    private static final int TELL_EVERY = 200;

    /** With what models are rebuilt; each gets an empty database of its own. */
    record Tools(Broker broker, Wire wire, Supplier<Database> databases, Settling settling) {}

    private final Rebuildable model;
    private final Tools tools;
    private final Consumer<ReplayedModel> told;
    private final Rebuildable.Fresh fresh;
    private final Map<String, Function<ConsumerRecord<byte[], byte[]>, Mono<Said>>> ears = new LinkedHashMap<>();
    private final long from = System.nanoTime();
    private ReplayedModel now;
    private long records;
    private long broken;
    private long places;
    private long read;

    Rebuilding(Rebuildable model, Tools tools, Consumer<ReplayedModel> told) {
        this.model = model;
        this.tools = tools;
        this.told = told;
        this.now = ReplayedModel.waiting(model.name());
        this.fresh = model.fresh().apply(tools.databases().get());
        fresh.sources().forEach(source -> ears.put(source.topic().name(), ear(source)));
    }

    private <T extends SpecificRecord> Function<ConsumerRecord<byte[], byte[]>, Mono<Said>> ear(
            Rebuildable.Source<T> source) {
        return new SubscribedEar<>(named(source), tools.wire())::hear;
    }

    /** The ear is what counts here: nobody joins a group, so any room that may hear the topic names it. */
    private static <T extends SpecificRecord> Subscription<T> named(Rebuildable.Source<T> source) {
        return Subscription.of(
                source.topic(), source.topic().heardBy().iterator().next(), source.ear());
    }

    /** Reads to the ends of now, then compares until both are the same or a difference is believed. */
    void run() throws InterruptedException {
        try (TopicReader reader = new TopicReader(tools.broker(), ears.keySet())) {
            settle(reader);
        }
    }

    private void settle(TopicReader reader) throws InterruptedException {
        int still = 0;
        for (int comparison = 1; comparison <= tools.settling().comparisons(); comparison++) {
            readOn(reader);
            ReplayedModel before = now;
            if (compare()) {
                return;
            }
            still = reader.missing(reader.ends()) > 0 || now.isOtherThan(before) ? 0 : still + 1;
            if (still >= tools.settling().still()) {
                tell(ReplayedModel.State.DIFFERENT);
                return;
            }
            Thread.sleep(tools.settling().pause());
        }
        tell(ReplayedModel.State.DIFFERENT);
        told(now.noting("something moved in each of " + tools.settling().comparisons()
                + " comparisons: try again when less goes on"));
    }

    /** Up to where the topics end now. */
    private void readOn(TopicReader reader) {
        Map<TopicPartition, Long> ends = reader.ends();
        long missing = reader.missing(ends);
        long done = read;
        places = done + missing;
        tell(ReplayedModel.State.READING);
        reader.readTo(ends, message -> {
            hear(message);
            if ((records + broken) % TELL_EVERY == 0) {
                read = places - reader.missing(ends);
                tell(ReplayedModel.State.READING);
            }
        });
        read = places;
        tell(ReplayedModel.State.COMPARING);
    }

    private boolean compare() {
        Brief live = held(model.live());
        Brief rebuilt = held(fresh.held());
        boolean same = live.isSameAs(rebuilt);
        told(now.compared(same ? ReplayedModel.State.EQUAL : ReplayedModel.State.COMPARING, live, rebuilt));
        return same;
    }

    /** As in the intake: what breaks its contract is left out; every other fault ends the run. What is said is dropped. */
    private void hear(ConsumerRecord<byte[], byte[]> message) {
        try {
            Objects.requireNonNull(ears.get(message.topic())).apply(message).block(RECORD_PATIENCE);
            records++;
        } catch (BrokenContract left) {
            LOG.warn(
                    "{} was rebuilt without {}-{}@{}: {}",
                    model.name(),
                    message.topic(),
                    message.partition(),
                    message.offset(),
                    left.code());
            broken++;
        }
    }

    private static Brief held(Supplier<Mono<Brief>> asked) {
        return Objects.requireNonNull(asked.get().block(DIGEST_PATIENCE), "expected what the model holds");
    }

    /** What ended the run: by its class, as a message may name somebody. */
    void failed(Throwable fault) {
        LOG.warn("{} could not be rebuilt", model.name(), fault);
        told(now.failed("could not be rebuilt: " + fault.getClass().getSimpleName(), took()));
    }

    private void tell(ReplayedModel.State state) {
        told(now.in(state, new ReplayedModel.Progress(records, broken, read, places), took()));
    }

    private void told(ReplayedModel next) {
        now = next.in(next.state(), next.progress(), took());
        told.accept(now);
    }

    private Duration took() {
        return Duration.ofNanos(System.nanoTime() - from);
    }
}
