package org.lerexchange.messaging.documents;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.unset;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoException;
import com.mongodb.bulk.BulkWriteError;
import com.mongodb.bulk.BulkWriteUpsert;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.WriteModel;
import com.mongodb.reactivestreams.client.MongoCollection;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.lerexchange.messaging.TakenElsewhere;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The guarded writes of one collection. New documents that meet share a command, as the store says of each whether it was
 * new; so do pulls, where the store is asked again if not all found their document. A replacement goes alone, as the store
 * says of many only how many found theirs; but see {@link #replaced}.
 */
final class MongoWrites {
    private static final InsertManyOptions UNORDERED_INSERTS = new InsertManyOptions().ordered(false);
    private static final BulkWriteOptions UNORDERED = new BulkWriteOptions().ordered(false);
    private static final ReplaceOptions UPSERT = new ReplaceOptions().upsert(true);

    private final MongoCollection<Document> collection;
    private final RailFields rail;
    private final Together<Document, Optional<RuntimeException>> inserts = new Together<>(this::insertAll);
    private final Together<Outbox.Waiting, Boolean> pulls = new Together<>(this::pullAll);
    private final Together<Step.Replace, Optional<RuntimeException>> replacements = new Together<>(this::replaceAll);

    MongoWrites(MongoCollection<Document> collection, RailFields rail) {
        this.collection = collection;
        this.rail = rail;
    }

    /** Refused with {@link GuardLost} where the guard no longer holds, and with {@link TakenElsewhere}. */
    Mono<Void> done(String id, Step step) {
        Mono<Void> written = switch (step) {
            case Step.Nothing nothing -> Mono.empty();
            case Step.Insert insert ->
                inserts.ask(insert.document())
                        .flatMap(refused -> refused.<Mono<Void>>map(Mono::error).orElseGet(Mono::empty));
            case Step.Replace replace ->
                one(Mono.from(collection.replaceOne(guard(id, replace.rev()), replace.document()))
                        .map(result -> result.getMatchedCount()));
            case Step.Remove remove ->
                one(Mono.from(collection.deleteOne(guard(id, remove.rev()))).map(result -> result.getDeletedCount()));
        };
        return written.onErrorMap(MongoWrites::isDuplicate, e -> duplicate(String.valueOf(e.getMessage())));
    }

    /**
     * As {@link #done}, sharing a command with others. Each is an upsert, so that the store refuses by its id, one by one,
     * what no longer has the revision. One that somebody deleted meanwhile is there for a moment, and taken back.
     */
    Mono<Void> replaced(Step.Replace replace) {
        return replacements
                .ask(replace)
                .flatMap(refused -> refused.<Mono<Void>>map(Mono::error).orElseGet(Mono::empty));
    }

    /** Takes away all that was pending as of the revision; whether the document was still that one. */
    Mono<Boolean> pull(Outbox.Waiting said) {
        return pulls.ask(said);
    }

    /** Leaves only these events pending. */
    Mono<Void> leave(String id, long rev, List<Document> rest) {
        Bson left = rest.isEmpty()
                ? nothingPending()
                : combine(
                        set(RailFields.PENDING, rest), set(RailFields.HEAD, rail.head(rest)), inc(RailFields.REV, 1L));
        return one(Mono.from(collection.updateOne(guard(id, rev), left)).map(result -> result.getMatchedCount()));
    }

    private Mono<List<Optional<RuntimeException>>> insertAll(List<Document> documents) {
        List<Optional<RuntimeException>> each = new ArrayList<>();
        documents.forEach(document -> each.add(Optional.empty()));
        return Mono.from(collection.insertMany(documents, UNORDERED_INSERTS))
                .thenReturn(each)
                .onErrorResume(MongoBulkWriteException.class, refused -> {
                    if (refused.getWriteConcernError() != null) {
                        return Mono.error(refused);
                    }
                    refused.getWriteErrors().forEach(error -> each.set(error.getIndex(), Optional.of(refusal(error))));
                    return Mono.just(each);
                });
    }

    private Mono<List<Optional<RuntimeException>>> replaceAll(List<Step.Replace> replacements) {
        List<WriteModel<Document>> models = new ArrayList<>();
        replacements.forEach(one -> models.add(new ReplaceOneModel<>(
                guard(one.document().getString(RailFields.ID), one.rev()), one.document(), UPSERT)));
        List<Optional<RuntimeException>> each = new ArrayList<>();
        replacements.forEach(one -> each.add(Optional.empty()));
        return Mono.from(collection.bulkWrite(models, UNORDERED))
                .flatMap(result -> takenBack(result.getUpserts(), replacements, each))
                .thenReturn(each)
                .onErrorResume(MongoBulkWriteException.class, refused -> {
                    if (refused.getWriteConcernError() != null) {
                        return Mono.error(refused);
                    }
                    refused.getWriteErrors().forEach(error -> each.set(error.getIndex(), Optional.of(refusal(error))));
                    return takenBack(refused.getWriteResult().getUpserts(), replacements, each)
                            .thenReturn(each);
                });
    }

    private Mono<Void> takenBack(
            List<BulkWriteUpsert> upserts, List<Step.Replace> replacements, List<Optional<RuntimeException>> each) {
        return Flux.fromIterable(upserts)
                .concatMap(upsert -> {
                    each.set(upsert.getIndex(), Optional.of(new GuardLost()));
                    Document document = replacements.get(upsert.getIndex()).document();
                    return collection.deleteOne(guard(document.getString(RailFields.ID), RailFields.rev(document)));
                })
                .then();
    }

    private Mono<List<Boolean>> pullAll(List<Outbox.Waiting> said) {
        List<WriteModel<Document>> updates = new ArrayList<>();
        said.forEach(one -> updates.add(new UpdateOneModel<>(guard(one.key().id(), one.rev()), nothingPending())));
        return Mono.from(collection.bulkWrite(updates, UNORDERED))
                .flatMap(result -> result.getMatchedCount() == said.size()
                        ? Mono.just(said.stream().map(all -> true).toList())
                        : gone(said));
    }

    /** Which of them are pending no longer: what is said is said from the front, so the first in front tells. */
    private Mono<List<Boolean>> gone(List<Outbox.Waiting> said) {
        List<String> ids = said.stream().map(one -> one.key().id()).distinct().toList();
        return Flux.from(collection.find(in(RailFields.ID, ids)).projection(include(RailFields.ID, RailFields.HEAD)))
                .filter(document -> document.containsKey(RailFields.HEAD))
                .collectMap(
                        document -> document.getString(RailFields.ID),
                        document -> UUID.fromString(document.getString(RailFields.HEAD)))
                .map(heads -> said.stream()
                        .map(one -> Optional.ofNullable(heads.get(one.key().id()))
                                .filter(one.ids()::contains)
                                .isEmpty())
                        .toList());
    }

    private static Bson nothingPending() {
        return combine(unset(RailFields.PENDING), unset(RailFields.HEAD), inc(RailFields.REV, 1L));
    }

    private static Bson guard(String id, long rev) {
        return and(eq(RailFields.ID, id), eq(RailFields.REV, rev));
    }

    private static Mono<Void> one(Mono<Long> documents) {
        return documents.flatMap(count -> count == 1 ? Mono.empty() : Mono.error(new GuardLost()));
    }

    private RuntimeException refusal(BulkWriteError error) {
        return ErrorCategory.fromErrorCode(error.getCode()) == ErrorCategory.DUPLICATE_KEY
                ? duplicate(String.valueOf(error.getMessage()))
                : new MongoException(error.getCode(), error.getMessage());
    }

    private static boolean isDuplicate(Throwable e) {
        return e instanceof MongoException mongo
                && ErrorCategory.fromErrorCode(mongo.getCode()) == ErrorCategory.DUPLICATE_KEY;
    }

    /** The store names the index in the message alone; the text is the same in every server since 3.2. */
    private RuntimeException duplicate(String message) {
        if (message.contains("index: _id_ ")) {
            return new GuardLost();
        }
        String name = collection.getNamespace().getCollectionName();
        if (message.contains("index: " + RailFields.HEAD + "_1 ")) {
            return new IllegalStateException(
                    "expected an event of its own in " + name + ", but another document has it pending");
        }
        return new TakenElsewhere(name);
    }
}
