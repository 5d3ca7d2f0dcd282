package org.lerexchange.messaging.documents;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.regex;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.unset;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoException;
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
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.lerexchange.messaging.Change;
import org.lerexchange.messaging.Documents;
import org.lerexchange.messaging.TakenElsewhere;
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
        return Flux.fromIterable(ids)
                .buffer(IDS_AT_ONCE)
                .concatMap(some -> collection.find(in(RailFields.ID, some)))
                .map(RailFields::shown);
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
            Step.Decided<Boolean> decided =
                    rail.decided(id, Optional.empty(), none -> Change.write(true, document), birth());
            uniqueFields.check(decided.step());
            return done(id, decided.step()).thenReturn(decided.answer()).onErrorReturn(GuardLost.class, false);
        }));
    }

    @Override
    public <A> Mono<A> change(String id, Function<Optional<Document>, Change<A>> decide) {
        return indexed.then(Mono.defer(() -> attempt(id, decide))).retryWhen(again());
    }

    private <A> Mono<A> attempt(String id, Function<Optional<Document>, Change<A>> decide) {
        return stored(id).map(Optional::of).defaultIfEmpty(Optional.empty()).flatMap(stored -> {
            Step.Decided<A> decided = rail.decided(id, stored, decide, birth());
            uniqueFields.check(decided.step());
            return done(id, decided.step()).thenReturn(decided.answer());
        });
    }

    private long birth() {
        return ChronoUnit.MICROS.between(Instant.EPOCH, clock.instant());
    }

    private Mono<Void> done(String id, Step step) {
        Mono<Void> written = switch (step) {
            case Step.Nothing nothing -> Mono.empty();
            case Step.Insert insert ->
                Mono.from(collection.insertOne(insert.document())).then();
            case Step.Replace replace ->
                one(Mono.from(collection.replaceOne(guard(id, replace.rev()), replace.document()))
                        .map(result -> result.getMatchedCount()));
            case Step.Remove remove ->
                one(Mono.from(collection.deleteOne(guard(id, remove.rev()))).map(result -> result.getDeletedCount()));
        };
        return written.onErrorMap(MongoDocuments::isDuplicate, this::duplicate).doOnSuccess(nothing -> wake(step));
    }

    private static Bson guard(String id, long rev) {
        return and(eq(RailFields.ID, id), eq(RailFields.REV, rev));
    }

    private static Mono<Void> one(Mono<Long> documents) {
        return documents.flatMap(count -> count == 1 ? Mono.empty() : Mono.error(new GuardLost()));
    }

    private static boolean isDuplicate(Throwable e) {
        return e instanceof MongoException mongo
                && ErrorCategory.fromErrorCode(mongo.getCode()) == ErrorCategory.DUPLICATE_KEY;
    }

    /** The store names the index in the message alone; the text is the same in every server since 3.2. */
    private RuntimeException duplicate(Throwable e) {
        String message = String.valueOf(e.getMessage());
        if (message.contains("index: _id_ ")) {
            return new GuardLost();
        }
        if (message.contains("index: " + RailFields.HEAD + "_1 ")) {
            return new IllegalStateException(
                    "expected an event of its own in " + name() + ", but another document has it pending");
        }
        return new TakenElsewhere(name());
    }

    private Retry again() {
        return Retry.backoff(ATTEMPTS - 1L, FIRST_WAIT)
                .maxBackoff(LONGEST_WAIT)
                .jitter(SPREAD)
                .filter(GuardLost.class::isInstance)
                .onRetryExhaustedThrow((retry, signal) -> new StillContended(name(), ATTEMPTS));
    }

    private void wake(Step step) {
        Optional<Document> written = switch (step) {
            case Step.Insert insert -> Optional.of(insert.document());
            case Step.Replace replace -> Optional.of(replace.document());
            case Step.Remove remove -> Optional.empty();
            case Step.Nothing nothing -> Optional.empty();
        };
        written.flatMap(document -> rail.waiting(name(), document)).ifPresent(wake);
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
        String id = said.key().id();
        return leave(id, said.rev(), List.of())
                .onErrorResume(
                        GuardLost.class,
                        lost -> Mono.defer(() -> stored(id))
                                .flatMap(document -> pullFrom(document, said))
                                .retryWhen(again()));
    }

    private Mono<Void> pullFrom(Document stored, Outbox.Waiting said) {
        List<Document> rest = rail.rest(stored, said.ids());
        return rest.size() == RailFields.pending(stored).size()
                ? Mono.empty()
                : leave(said.key().id(), RailFields.rev(stored), rest);
    }

    private Mono<Void> leave(String id, long rev, List<Document> rest) {
        Bson fields = rest.isEmpty()
                ? combine(unset(RailFields.PENDING), unset(RailFields.HEAD))
                : combine(set(RailFields.PENDING, rest), set(RailFields.HEAD, rail.head(rest)));
        return one(Mono.from(collection.updateOne(guard(id, rev), combine(fields, inc(RailFields.REV, 1L))))
                .map(result -> result.getMatchedCount()));
    }

    private Mono<Document> stored(String id) {
        return Mono.from(collection.find(eq(RailFields.ID, id)).first());
    }

    private String name() {
        return collection.getNamespace().getCollectionName();
    }
}
