package org.lerexchange.matching.doors;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.lerexchange.matching.feeds.MatchId;
import org.lerexchange.matching.jobs.JobId;
import org.lerexchange.messaging.Change;
import org.lerexchange.messaging.Documents;
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
    private final Gate employers = new Gate(database.open("employers"));
    private final List<String> further = new CopyOnWriteArrayList<>();
    private final Looked stored = new Looked(database.open("items"));
    private final Items items = new Items(stored, employers, further::add);

    /** Items' documents; counts the looks for more than one by id. */
    private static final class Looked implements Documents {
        private final Documents documents;
        private final AtomicInteger looks = new AtomicInteger();

        Looked(Documents documents) {
            this.documents = documents;
        }

        @Override
        public Mono<Document> find(String id) {
            return documents.find(id);
        }

        @Override
        public Flux<Document> find(Collection<String> ids) {
            looks.incrementAndGet();
            return documents.find(ids);
        }

        @Override
        public Mono<Document> findBy(String uniqueField, Object value) {
            return documents.findBy(uniqueField, value);
        }

        @Override
        public Flux<Document> all() {
            return documents.all();
        }

        @Override
        public <A> Mono<A> change(String id, Function<Optional<Document>, Change<A>> decide) {
            return documents.change(id, decide);
        }
    }

    /** Employers' documents whose first change waits at a gate; counts the changes that write. */
    private static final class Gate implements Documents {
        private final Documents documents;
        private final Sinks.Empty<Void> opened = Sinks.empty();
        private final AtomicInteger changes = new AtomicInteger();
        private volatile boolean failing;

        Gate(Documents documents) {
            this.documents = documents;
        }

        @Override
        public Mono<Document> find(String id) {
            return documents.find(id);
        }

        @Override
        public Flux<Document> find(Collection<String> ids) {
            return documents.find(ids);
        }

        @Override
        public Mono<Document> findBy(String uniqueField, Object value) {
            return documents.findBy(uniqueField, value);
        }

        @Override
        public Flux<Document> all() {
            return documents.all();
        }

        @Override
        public <A> Mono<A> change(String id, Function<Optional<Document>, Change<A>> decide) {
            return opened.asMono().then(Mono.defer(() -> {
                changes.incrementAndGet();
                return failing
                        ? Mono.error(new IllegalStateException("the store is away"))
                        : documents.change(id, decide);
            }));
        }
    }

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
        employers.opened.tryEmitEmpty();
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
        employers.opened.tryEmitEmpty();
        for (int seq = 1; seq <= 3; seq++) {
            items.keep(item("acme", "job-1", seq)).block(PATIENCE);
        }

        assertThat(reached()).containsExactly("job-1 3");
        assertThat(stored.looks).hasValue(0);
    }

    @Test
    void itemsThatCameTooEarlyAreFoundByWhoeverKeepsTheOneInFrontOfThem() {
        employers.opened.tryEmitEmpty();
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
        employers.opened.tryEmitEmpty();

        assertThat(patient.block(PATIENCE)).isTrue();
        assertThat(reached()).containsExactly("job-1 1", "job-2 1");
    }

    @Test
    void aFaultOfTheStoreIsToldToAllThatWaitedAndTheNextTryIsAWriteOfItsOwn() {
        employers.failing = true;
        employers.opened.tryEmitEmpty();
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
