package org.lerexchange.matching.doors;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.lerexchange.matching.feeds.MatchId;
import org.lerexchange.matching.jobs.JobId;
import org.lerexchange.messaging.documents.InMemoryDatabase;
import org.lerexchange.messaging.documents.PendingEvents;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

class ReachesTest {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int JOBS = 10;
    private static final int SEQS = 40;

    private final InMemoryDatabase database = new InMemoryDatabase(PendingEvents.of(List.of()));
    private final Sinks.Empty<Void> gate = Sinks.empty();
    private final Watched employers = new Watched(database.open("employers"), gate.asMono());
    private final Watched stored = new Watched(database.open("items"));
    private final List<String> further = new CopyOnWriteArrayList<>();
    private final Items items = new Items(stored, employers, further::add);

    private static Item item(String employer, String job, long seq) {
        Item.Entry entry = new Item.Entry(
                Item.Act.OFFERED, new MatchId("m"), "c", 1, "met", Optional.empty(), List.of(), List.of());
        return new Item(new JobId(job), seq, employer, "w", Instant.EPOCH, List.of(entry));
    }

    private static List<Item> all() {
        List<Item> all = new ArrayList<>();
        for (int job = 0; job < JOBS; job++) {
            for (int seq = 1; seq <= SEQS; seq++) {
                all.add(item("acme", "job-" + job, seq));
            }
        }
        Collections.shuffle(all, new Random(20_261_125));
        return all;
    }

    private Stream<String> reached() {
        return items.reached("acme").blockOptional(PATIENCE).stream()
                .flatMap(List::stream)
                .map(job -> job.job().value() + " " + job.seq())
                .sorted();
    }

    @Test
    void itemsThatComeWhileAnotherIsWrittenShareOneWriteAndNoneIsForgotten() {
        Mono<Void> kept =
                Flux.fromIterable(all()).flatMap(items::keep, 1_000).then().cache();
        var _ = kept.subscribe();
        gate.tryEmitEmpty();
        kept.block(PATIENCE);

        assertThat(reached())
                .containsExactlyElementsOf(Stream.iterate(0, job -> job + 1)
                        .limit(JOBS)
                        .map(job -> "job-" + job + " " + SEQS)
                        .sorted()
                        .toList());
        assertThat(employers.changes).hasValueLessThan(JOBS * SEQS / 4);
        assertThat(further).containsOnly("acme").hasSizeLessThan(JOBS * SEQS / 4);
    }

    @Test
    void whereNoItemWaitsNobodyLooksForOne() {
        gate.tryEmitEmpty();
        for (int seq = 1; seq <= 3; seq++) {
            items.keep(item("acme", "job-1", seq)).block(PATIENCE);
        }

        assertThat(reached()).containsExactly("job-1 3");
        assertThat(stored.looks).hasValue(0);
    }

    @Test
    void itemsThatCameTooEarlyAreFoundByWhoeverKeepsTheOneInFrontOfThem() {
        gate.tryEmitEmpty();
        for (long seq : List.of(1, 3, 4, 6)) {
            items.keep(item("acme", "job-1", seq)).block(PATIENCE);
        }
        assertThat(reached()).containsExactly("job-1 1");

        Items another = new Items(stored, employers, further::add);
        another.keep(item("acme", "job-1", 2)).block(PATIENCE);
        assertThat(reached()).containsExactly("job-1 4");
        another.keep(item("acme", "job-1", 5)).block(PATIENCE);
        assertThat(reached()).containsExactly("job-1 6");

        int looks = stored.looks.get();
        another.keep(item("acme", "job-1", 7)).block(PATIENCE);
        assertThat(reached()).containsExactly("job-1 7");
        assertThat(stored.looks).as("nothing waits any more").hasValue(looks);
    }

    @Test
    void whoeverGivesUpLeavesTheOthersTheirWrite() {
        var impatient = items.keep(item("acme", "job-1", 1)).subscribe();
        Mono<Boolean> patient = items.keep(item("acme", "job-2", 1)).cache();
        var _ = patient.subscribe();

        impatient.dispose();
        gate.tryEmitEmpty();

        assertThat(patient.block(PATIENCE)).isTrue();
        assertThat(reached()).containsExactly("job-1 1", "job-2 1");
    }

    @Test
    void aFaultOfTheStoreIsToldToAllThatWaitedAndTheNextTryIsAWriteOfItsOwn() {
        employers.failing = true;
        gate.tryEmitEmpty();
        assertThat(items.keep(item("acme", "job-1", 1))
                        .map(any -> "kept")
                        .onErrorReturn("not kept")
                        .block(PATIENCE))
                .isEqualTo("not kept");

        employers.failing = false;

        assertThat(items.keep(item("acme", "job-1", 1)).block(PATIENCE)).isFalse();
        assertThat(reached()).containsExactly("job-1 1");
    }
}
