package org.lerexchange.messaging.documents;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.regex;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Sorts.ascending;

import com.mongodb.client.model.IndexModel;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.reactivestreams.client.MongoCollection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.bson.Document;
import org.lerexchange.messaging.Change;
import org.lerexchange.messaging.Documents;
import org.lerexchange.messaging.Event;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/** One collection; every look-up is by {@code _id} or by a unique field. */
final class MongoDocuments implements Documents {

    /** Tries of one change. With two hundred writers of one document at once each has its turn well before. */
    private static final int ATTEMPTS = 200;

    /** The first wait after a lost guard: about the time of one write. */
    private static final Duration FIRST_WAIT = Duration.ofMillis(2);

    /** The longest: two hundred writers spread over it hardly meet. */
    private static final Duration LONGEST_WAIT = Duration.ofMillis(128);

    /** How far a wait is drawn apart, as a share of it. */
    private static final double SPREAD = 0.9;

    /** Ids in one query: a query document stays far below the wire protocol's 16 MiB. */
    private static final int IDS_AT_ONCE = 1_000;

    /** Documents in one answer of a long reading. */
    private static final int BATCH = 500;

    private final MongoCollection<Document> collection;
    private final UniqueFields uniqueFields;
    private final RailFields rail;
    private final Clock clock;
    private final Consumer<Outbox.Waiting> wake;
    private final MongoWrites writes;
    private final Together<String, Optional<Document>> reads = new Together<>(this::readAll);
    private final LastWritten known = new LastWritten();
    private final Mono<Void> indexed;

    MongoDocuments(
            MongoCollection<Document> collection,
            Set<String> uniqueFields,
            RailFields rail,
            Clock clock,
            Consumer<Outbox.Waiting> wake) {
        this.collection = collection;
        this.uniqueFields = new UniqueFields(uniqueFields);
        this.rail = rail;
        this.clock = clock;
        this.wake = wake;
        this.writes = new MongoWrites(collection, rail);
        this.indexed = Flux.from(collection.createIndexes(indexes(uniqueFields)))
                .then()
                .cache(done -> Duration.ofDays(1), failed -> Duration.ZERO, () -> Duration.ofDays(1));
    }

    private static List<IndexModel> indexes(Set<String> uniqueFields) {
        IndexOptions options = new IndexOptions().unique(true).sparse(true);
        return Stream.concat(Stream.of(RailFields.HEAD), uniqueFields.stream())
                .map(field -> new IndexModel(Indexes.ascending(field), options))
                .toList();
    }

    @Override
    public Mono<Document> find(String id) {
        return stored(id).map(RailFields::shown);
    }

    @Override
    public Flux<Document> find(Collection<String> ids) {
        Flux<Document> found = ids.size() <= Together.MOST
                ? Flux.fromIterable(Set.copyOf(ids)).flatMap(this::stored, Together.MOST)
                : Flux.fromIterable(ids)
                        .buffer(IDS_AT_ONCE)
                        .concatMap(some -> collection.find(in(RailFields.ID, some)));
        return found.map(RailFields::shown);
    }

    @Override
    public Mono<Document> findBy(String uniqueField, Object value) {
        uniqueFields.checkAsked(uniqueField);
        return indexed.then(Mono.from(collection.find(eq(uniqueField, value)).first()))
                .map(RailFields::shown);
    }

    @Override
    public Flux<Document> all() {
        return Flux.from(collection.find().sort(ascending(RailFields.ID)).batchSize(BATCH))
                .map(RailFields::shown);
    }

    /** The store's own refusal of a second document with the id is the guard. */
    @Override
    public Mono<Boolean> add(String id, Document document) {
        return indexed.then(Mono.defer(() -> {
            Step.Decided<Boolean> decided = decided(id, Optional.empty(), none -> Change.write(true, document));
            return done(id, decided, known::rewritten).onErrorReturn(GuardLost.class, false);
        }));
    }

    @Override
    public <A> Mono<A> change(String id, Function<Optional<Document>, Change<A>> decide) {
        return onRead(id, decide, known::rewritten);
    }

    @Override
    public <A> Mono<A> changeKnown(String id, Function<Optional<Document>, Change<A>> decide) {
        Mono<A> onRead = Mono.defer(() -> onRead(id, decide, known::written));
        return Mono.defer(() -> Mono.justOrEmpty(decidedOnKnown(id, decide)))
                .flatMap(guess -> writes.replaced(guess.step())
                        .doOnSuccess(nothing -> left(id, guess.step(), known::written))
                        .thenReturn(guess.answer())
                        .onErrorResume(GuardLost.class, lost -> onRead))
                .switchIfEmpty(onRead);
    }

    /** What was decided on a document that may have been written since. */
    private record Guess<A>(A answer, Step.Replace step) {}

    /** What is decided on the last written document; empty where it must be read before anything is. */
    private <A> Optional<Guess<A>> decidedOnKnown(String id, Function<Optional<Document>, Change<A>> decide) {
        try {
            return known.find(id)
                    .map(stored -> decided(id, Optional.of(stored), decide))
                    .flatMap(decided -> decided.step() instanceof Step.Replace replace
                            ? Optional.of(new Guess<>(decided.answer(), replace))
                            : Optional.empty());
        } catch (RuntimeException onAGuess) {
            return Optional.empty();
        }
    }

    private <A> Mono<A> onRead(
            String id, Function<Optional<Document>, Change<A>> decide, BiConsumer<String, Document> keep) {
        Mono<A> attempt = Mono.defer(() -> stored(id))
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty())
                .flatMap(stored -> done(id, decided(id, stored, decide), keep));
        return indexed.then(attempt).retryWhen(again());
    }

    private <A> Step.Decided<A> decided(
            String id, Optional<Document> stored, Function<Optional<Document>, Change<A>> decide) {
        Step.Decided<A> decided = rail.decided(id, stored, decide, birth());
        uniqueFields.check(decided.step());
        return decided;
    }

    private long birth() {
        return ChronoUnit.MICROS.between(Instant.EPOCH, clock.instant());
    }

    /** What was written is kept before the relay hears of it: its pull is of what is kept. */
    private <A> Mono<A> done(String id, Step.Decided<A> decided, BiConsumer<String, Document> keep) {
        return writes.done(id, decided.step())
                .doOnSuccess(nothing -> {
                    switch (decided.step()) {
                        case Step.Insert insert -> left(id, insert.document(), insert.pending(), keep);
                        case Step.Replace replace -> left(id, replace, keep);
                        case Step.Remove remove -> known.forget(id);
                        case Step.Nothing none -> {}
                    }
                })
                .thenReturn(decided.answer());
    }

    private void left(String id, Step.Replace replace, BiConsumer<String, Document> keep) {
        left(id, replace.document(), replace.pending(), keep);
    }

    private void left(String id, Document written, List<Event<?>> pending, BiConsumer<String, Document> keep) {
        keep.accept(id, written);
        RailFields.waiting(name(), written, pending).ifPresent(wake);
    }

    private Retry again() {
        return Retry.backoff(ATTEMPTS - 1L, FIRST_WAIT)
                .maxBackoff(LONGEST_WAIT)
                .jitter(SPREAD)
                .filter(GuardLost.class::isInstance)
                .onRetryExhaustedThrow((retry, signal) -> new StillContended(name(), ATTEMPTS));
    }

    Flux<Outbox.Key> waiting() {
        return indexed.thenMany(Flux.from(collection
                        .find(regex(RailFields.HEAD, "^"))
                        .projection(include(RailFields.ID))
                        .batchSize(BATCH)))
                .map(document -> new Outbox.Key(name(), document.getString(RailFields.ID)));
    }

    Mono<Outbox.Waiting> waiting(String id) {
        return stored(id).flatMap(document -> Mono.justOrEmpty(rail.waiting(name(), document)));
    }

    Mono<Void> pull(Outbox.Waiting said) {
        return writes.pull(said).flatMap(pulled -> pulled ? pulled(said) : pullAgain(said));
    }

    private Mono<Void> pulled(Outbox.Waiting said) {
        return Mono.fromRunnable(() -> known.pulled(said.key().id(), said.rev()));
    }

    /** The document was written since: what else became pending stays. */
    private Mono<Void> pullAgain(Outbox.Waiting said) {
        return Mono.defer(() -> stored(said.key().id()))
                .flatMap(document -> pullFrom(document, said))
                .retryWhen(again());
    }

    private Mono<Void> pullFrom(Document stored, Outbox.Waiting said) {
        List<Document> rest = rail.rest(stored, said.ids());
        return rest.size() == RailFields.pending(stored).size()
                ? Mono.empty()
                : writes.leave(said.key().id(), RailFields.rev(stored), rest);
    }

    private Mono<Document> stored(String id) {
        return reads.ask(id).flatMap(Mono::justOrEmpty);
    }

    private Mono<List<Optional<Document>>> readAll(List<String> ids) {
        return Flux.from(collection.find(in(RailFields.ID, Set.copyOf(ids))))
                .collectMap(document -> document.getString(RailFields.ID))
                .map(found -> ids.stream()
                        .map(id -> Optional.ofNullable(found.get(id)))
                        .toList());
    }

    private String name() {
        return collection.getNamespace().getCollectionName();
    }
}
