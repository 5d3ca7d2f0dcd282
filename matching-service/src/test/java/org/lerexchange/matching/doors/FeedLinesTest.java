package org.lerexchange.matching.doors;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.lerexchange.matching.feeds.MatchId;
import org.lerexchange.matching.jobs.JobId;
import org.lerexchange.messaging.documents.InMemoryDatabase;
import org.lerexchange.messaging.documents.PendingEvents;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;

class FeedLinesTest {
    private static final Duration NEVER = Duration.ofHours(1);
    private static final Duration SOON = Duration.ofMillis(100);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final InMemoryDatabase database = new InMemoryDatabase(PendingEvents.of(List.of()));
    private final Watched documents = new Watched(database.open("items"));
    private final Watched employers = new Watched(database.open("employers"));
    private final Wakes wakes = new Wakes();
    private final Items items = new Items(documents, employers, wakes::wake);
    private final Items anotherInstance = new Items(documents.documents, employers.documents, employer -> {});
    private final BlockingQueue<String> read = new LinkedBlockingQueue<>();
    private final Disposable.Composite open = Disposables.composite();

    private static Item item(String job, long seq) {
        Item.Entry entry = new Item.Entry(
                Item.Act.OFFERED, new MatchId("m"), "c", 1, "met", Optional.empty(), List.of(), List.of());
        return new Item(new JobId(job), seq, "acme", "w", Instant.EPOCH, List.of(entry));
    }

    private void stream(Duration reread) {
        FeedLines lines =
                new FeedLines(new FeedPages(items, new SimpleMeterRegistry()), wakes, new Pace(NEVER, reread, NEVER));
        open.add(lines.after(new FeedPages.Asked("acme", Cursor.start(), Optional.empty(), 100))
                .map(line -> line.item().job().value() + " " + line.item().seq())
                .subscribe(read::add));
    }

    private List<String> next(int count) throws InterruptedException {
        List<String> next = new ArrayList<>();
        while (next.size() < count) {
            String line = read.poll(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            assertThat(line).as("after " + next).isNotNull();
            next.add(line);
        }
        return next;
    }

    @AfterEach
    void close() {
        open.dispose();
    }

    @Test
    void whatThisProcessKeepsIsStreamedWithoutBeingReadAgain() throws InterruptedException {
        items.keep(item("here", 1)).block(PATIENCE);
        stream(NEVER);
        assertThat(next(1)).containsExactly("here 1");
        int before = employers.looks.get();

        items.keep(item("here", 2)).block(PATIENCE);
        items.keep(item("here", 3)).block(PATIENCE);

        assertThat(next(2)).containsExactly("here 2", "here 3");
        assertThat(employers.looks).hasValue(before);
    }

    @Test
    void whatAnotherInstanceKeptBeforeIsReadToItsEndWithoutAPause() throws InterruptedException {
        items.keep(item("here", 1)).block(PATIENCE);
        for (int seq = 1; seq <= 250; seq++) {
            anotherInstance.keep(item("there", seq)).block(PATIENCE);
        }

        stream(NEVER);

        assertThat(next(251)).contains("here 1", "there 1", "there 250").doesNotHaveDuplicates();
    }

    @Test
    void anotherInstancesItemsComeHoweverOftenThisOneKeeps() throws InterruptedException {
        stream(SOON);
        anotherInstance.keep(item("there", 1)).block(PATIENCE);
        open.add(Flux.interval(SOON.dividedBy(10))
                .concatMap(n -> items.keep(item("here", n + 1)))
                .subscribe());

        List<String> lines = new ArrayList<>();
        while (!lines.contains("there 1")) {
            lines.addAll(next(1));
        }

        assertThat(lines).doesNotHaveDuplicates();
    }

    @Test
    void aPlaceInAnotherInstancesJobStaysWhileThisOneReadsItsOwn() throws InterruptedException {
        items.keep(item("here", 1)).block(PATIENCE);
        anotherInstance.keep(item("there", 1)).block(PATIENCE);
        stream(SOON);
        assertThat(next(2)).containsExactlyInAnyOrder("here 1", "there 1");

        for (int seq = 2; seq <= 50; seq++) {
            items.keep(item("here", seq)).block(PATIENCE);
        }
        anotherInstance.keep(item("there", 2)).block(PATIENCE);

        List<String> lines = next(50);
        assertThat(lines)
                .contains("there 2")
                .doesNotContain("there 1", "here 1")
                .doesNotHaveDuplicates();
    }
}
