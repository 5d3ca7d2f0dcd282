package org.lerexchange.messaging.documents;

import com.mongodb.MongoClientSettings;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Function;
import org.bson.BsonDocument;
import org.bson.BsonDocumentReader;
import org.bson.BsonValue;
import org.bson.Document;
import org.bson.codecs.DecoderContext;
import org.bson.codecs.DocumentCodec;
import org.jspecify.annotations.Nullable;
import org.lerexchange.messaging.Change;
import org.lerexchange.messaging.Documents;
import org.lerexchange.messaging.Event;
import org.lerexchange.messaging.TakenElsewhere;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** One collection in memory. Values go in and come out as BSON, so that they change exactly as in the real store. */
final class InMemoryDocuments implements Documents {

    private static final DocumentCodec CODEC = new DocumentCodec();

    private final String name;
    private final UniqueFields uniqueFields;
    private final RailFields rail;
    private final Consumer<Outbox.Waiting> wake;
    private final NavigableMap<String, BsonDocument> documents = new ConcurrentSkipListMap<>();
    private final AtomicLong births = new AtomicLong();

    InMemoryDocuments(String name, Set<String> uniqueFields, RailFields rail, Consumer<Outbox.Waiting> wake) {
        this.name = name;
        this.uniqueFields = new UniqueFields(uniqueFields);
        this.rail = rail;
        this.wake = wake;
    }

    @Override
    public Mono<Document> find(String id) {
        return Mono.fromSupplier(() -> stored(id).map(RailFields::shown).orElse(null));
    }

    @Override
    public Flux<Document> find(Collection<String> ids) {
        return Flux.fromIterable(Set.copyOf(ids)).concatMap(this::find);
    }

    @Override
    public Mono<Document> findBy(String uniqueField, Object value) {
        uniqueFields.checkAsked(uniqueField);
        BsonValue wanted = bson(new Document("value", value)).get("value");
        return Flux.defer(() -> Flux.fromIterable(documents.values()))
                .filter(document -> values(document, uniqueField).contains(wanted))
                .next()
                .map(document -> RailFields.shown(document(document)));
    }

    @Override
    public Flux<Document> all() {
        return Flux.defer(() -> Flux.fromIterable(documents.values()))
                .map(document -> RailFields.shown(document(document)));
    }

    @Override
    public <A> Mono<A> change(String id, Function<Optional<Document>, Change<A>> decide) {
        return Mono.fromSupplier(() -> {
            while (true) {
                Step.Decided<A> decided =
                        rail.decided(id, stored(id), decide, births.incrementAndGet() << Integer.SIZE);
                uniqueFields.check(decided.step());
                if (done(id, decided.step())) {
                    return decided.answer();
                }
            }
        });
    }

    private boolean done(String id, Step step) {
        return switch (step) {
            case Step.Nothing nothing -> true;
            case Step.Insert insert -> put(id, null, insert.document(), insert.pending());
            case Step.Replace replace -> put(id, replace.rev(), replace.document(), replace.pending());
            case Step.Remove remove -> remove(id, remove.rev());
        };
    }

    private boolean put(String id, @Nullable Long rev, Document next, List<Event<?>> pending) {
        BsonDocument written = bson(next);
        synchronized (documents) {
            if (!Objects.equals(rev, rev(id))) {
                return false;
            }
            if (uniqueFields.paths().stream().anyMatch(field -> isTaken(id, field, written))) {
                throw new TakenElsewhere(name);
            }
            documents.put(id, written);
        }
        RailFields.waiting(name, next, pending).ifPresent(wake);
        return true;
    }

    private boolean remove(String id, long rev) {
        synchronized (documents) {
            return Objects.equals(rev, rev(id)) && documents.remove(id) != null;
        }
    }

    private @Nullable Long rev(String id) {
        return stored(id).map(RailFields::rev).orElse(null);
    }

    private boolean isTaken(String id, String field, BsonDocument written) {
        List<BsonValue> values = values(written, field);
        return !values.isEmpty()
                && documents.entrySet().stream()
                        .filter(other -> !other.getKey().equals(id))
                        .anyMatch(other ->
                                values(other.getValue(), field).stream().anyMatch(values::contains));
    }

    private static List<BsonValue> values(BsonDocument document, String path) {
        List<BsonValue> found = List.of(document);
        for (String step : path.split("\\.", -1)) {
            List<BsonValue> next = new ArrayList<>();
            for (BsonValue value : found) {
                BsonValue inner = value.isDocument() ? value.asDocument().get(step) : null;
                if (inner != null && inner.isArray()) {
                    next.addAll(inner.asArray());
                } else if (inner != null) {
                    next.add(inner);
                }
            }
            found = next;
        }
        return found;
    }

    Flux<Outbox.Key> waiting() {
        return Flux.defer(() -> Flux.fromIterable(documents.entrySet()))
                .filter(entry -> entry.getValue().containsKey(RailFields.HEAD))
                .map(entry -> new Outbox.Key(name, entry.getKey()));
    }

    Mono<Outbox.Waiting> waiting(String id) {
        return Mono.fromSupplier(() ->
                stored(id).flatMap(document -> rail.waiting(name, document)).orElse(null));
    }

    Mono<Void> pull(Outbox.Waiting said) {
        return Mono.fromRunnable(() -> {
            synchronized (documents) {
                stored(said.key().id()).ifPresent(document -> leave(document, rail.rest(document, said.ids())));
            }
        });
    }

    private void leave(Document stored, List<Document> rest) {
        if (rest.size() < RailFields.pending(stored).size()) {
            Document next = RailFields.shown(stored).append(RailFields.REV, RailFields.rev(stored) + 1);
            if (!rest.isEmpty()) {
                next.append(RailFields.PENDING, rest).append(RailFields.HEAD, rail.head(rest));
            }
            documents.put(next.getString(RailFields.ID), bson(next));
        }
    }

    private Optional<Document> stored(String id) {
        return Optional.ofNullable(documents.get(id)).map(InMemoryDocuments::document);
    }

    private static BsonDocument bson(Document document) {
        return document.toBsonDocument(Document.class, MongoClientSettings.getDefaultCodecRegistry())
                .clone();
    }

    private static Document document(BsonDocument bson) {
        return CODEC.decode(
                new BsonDocumentReader(bson), DecoderContext.builder().build());
    }
}
