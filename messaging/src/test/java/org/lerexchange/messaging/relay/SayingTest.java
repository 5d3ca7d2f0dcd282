package org.lerexchange.messaging.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.lerexchange.messaging.Change;
import org.lerexchange.messaging.documents.InMemoryDatabase;
import org.lerexchange.messaging.documents.Noted;
import org.lerexchange.messaging.documents.Outbox;
import org.lerexchange.messaging.documents.Stores;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** What failures leave behind: nothing in memory, and no id in the log. */
@ExtendWith(OutputCaptureExtension.class)
class SayingTest {

    private static final Duration SOON = Duration.ofMillis(1);
    private static final Duration LONG = Duration.ofHours(1);
    private static final int FAILURES = 5;

    private final InMemoryDatabase database = new InMemoryDatabase(Stores.pending());
    private final Listening speaker = new Listening();
    private final Scheduler scheduler = Schedulers.newSingle("saying-test");
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final Lanes lanes = new Lanes(database.open(Relay.LANES), "test", LONG, () -> 0);
    private final Saying saying = new Saying(
            database.outbox(),
            speaker,
            lanes,
            new Surroundings(new Pace(LONG, LONG, LONG, SOON, SOON, 8), point -> {}, () -> 0, meters),
            scheduler,
            new RelayMeters(meters));

    @BeforeEach
    void anUnsaidEvent() {
        lanes.beat().block();
        database.open("toy-notes")
                .change(
                        "consent-7:part-9",
                        stored -> Change.writeAndSay(true, new Document(), List.of(Noted.event("consent-7:part-9", 1))))
                .block();
        speaker.failures.set(FAILURES);
    }

    @AfterEach
    void close() {
        saying.stop();
        scheduler.dispose();
    }

    @Test
    void nothingIsKeptOfTriesThatFailed() {
        saying.look(new Outbox.Key("toy-notes", "consent-7:part-9"), Saying.Cause.WRITTEN);

        await().until(() -> saying.waiting() == 0);
        assertThat(meters.get("ler.relay.failures").counter().count()).isEqualTo(FAILURES);
        await().untilAsserted(() -> assertThat(saying.underWay()).isZero());
    }

    @Test
    void theLogNamesTheCollectionAndTheTriesAndNoDocument(CapturedOutput output) {
        saying.look(new Outbox.Key("toy-notes", "consent-7:part-9"), Saying.Cause.WRITTEN);

        await().until(() -> saying.waiting() == 0);
        assertThat(output.getAll())
                .contains("in toy-notes wait, tries so far: " + FAILURES)
                .doesNotContain("consent-7", "part-9");
    }
}
