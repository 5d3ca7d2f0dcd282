package org.lerexchange.wallet;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.lerexchange.messaging.Change;
import org.lerexchange.messaging.Database;
import org.lerexchange.messaging.Documents;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** Lets every access to a database wait until a test lets it go on: one interleaving after another. */
final class SteppedDatabase implements Database {

    private final Database inner;
    private final List<Sinks.Empty<Void>> waiting = new ArrayList<>();
    private final List<Object> answers = new ArrayList<>();
    private boolean stepping;

    SteppedDatabase(Database inner) {
        this.inner = inner;
    }

    /**
     * Runs these side by side, each access let through in the order that chance gives; in some worlds the task that went
     * last, which waits at the end, is likelier to go on, so that others wait for long.
     */
    void interleave(Random random, List<Mono<?>> tasks) {
        stepping = true;
        List<Running> running = tasks.stream().map(Running::new).toList();
        int tenthsToGoOn = random.nextInt(10);
        while (!waiting.isEmpty()) {
            boolean goesOn = random.nextInt(10) < tenthsToGoOn;
            int next = goesOn ? waiting.size() - 1 : random.nextInt(waiting.size());
            waiting.remove(next).tryEmitEmpty().orThrow();
        }
        stepping = false;
        running.forEach(Running::check);
    }

    /** What was answered by the guarded writes, in the order in which they were made. */
    List<Object> answers() {
        return answers;
    }

    @Override
    public Documents open(String name, String... uniqueFields) {
        return new Stepped(inner.open(name, uniqueFields));
    }

    private Mono<Void> turn() {
        return Mono.defer(() -> {
            if (!stepping) {
                return Mono.empty();
            }
            Sinks.Empty<Void> turn = Sinks.empty();
            waiting.add(turn);
            return turn.asMono();
        });
    }

    /** One task: done, or failed with an error that is not swallowed. */
    private static final class Running {

        private final AtomicReference<@Nullable Throwable> error = new AtomicReference<>();
        private final AtomicBoolean done = new AtomicBoolean();

        Running(Mono<?> task) {
            task.subscribe(value -> {}, error::set, () -> done.set(true));
        }

        void check() {
            Throwable thrown = error.get();
            if (thrown != null || !done.get()) {
                throw new AssertionError("expected every task to be done", thrown);
            }
        }
    }

    private final class Stepped implements Documents {

        private final Documents documents;

        Stepped(Documents documents) {
            this.documents = documents;
        }

        @Override
        public Mono<Document> find(String id) {
            return turn().then(documents.find(id));
        }

        @Override
        public Flux<Document> find(Collection<String> ids) {
            return turn().thenMany(documents.find(ids));
        }

        @Override
        public Mono<Document> findBy(String uniqueField, Object value) {
            return turn().then(documents.findBy(uniqueField, value));
        }

        @Override
        public Flux<Document> all() {
            return turn().thenMany(documents.all());
        }

        @Override
        public <A> Mono<A> change(String id, Function<Optional<Document>, Change<A>> decide) {
            return turn().then(documents.change(id, decide)).doOnNext(answers::add);
        }
    }
}
