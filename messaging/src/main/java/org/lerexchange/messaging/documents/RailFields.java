package org.lerexchange.messaging.documents;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.bson.Document;
import org.lerexchange.messaging.Change;
import org.lerexchange.messaging.Event;

/**
 * The rail's own fields of a stored document, and the pure rules about them.
 *
 * <p>{@code rev} is the guard: it changes with every write, and begins with a number that the store gives, so that a
 * document that was deleted and made anew is not taken for the old one. {@code head} is the event id of the first
 * pending event and is there exactly when something is pending.
 */
record RailFields(PendingEvents events) {

    static final String ID = "_id";
    static final String REV = "rev";
    static final String PENDING = "pending";
    static final String HEAD = "head";

    /** Unsaid events of one document: they are read, said and pulled as one. */
    static final int PENDING_AT_MOST = 64;

    private static final Set<String> OURS = Set.of(REV, PENDING, HEAD);

    /** The document as rooms see it. */
    static Document shown(Document stored) {
        Document shown = new Document(stored);
        OURS.forEach(shown::remove);
        return shown;
    }

    /** As it is stored once all that was pending has been said. */
    static Document withNothingPending(Document stored) {
        return shown(stored).append(REV, rev(stored) + 1);
    }

    static long rev(Document stored) {
        return stored.getLong(REV);
    }

    static List<Document> pending(Document stored) {
        return stored.getList(PENDING, Document.class, List.of());
    }

    /** Lets the room decide on a copy and translates what it decided; {@code birth} is the revision of a new document. */
    <A> Step.Decided<A> decided(
            String id, Optional<Document> stored, Function<Optional<Document>, Change<A>> decide, long birth) {
        Change<A> change = decide.apply(stored.map(RailFields::shown));
        Step step = switch (change) {
            case Change.Keep<A> keep -> new Step.Nothing();
            case Change.Write<A> write -> written(id, stored, write, birth);
            case Change.Delete<A> delete ->
                stored.<Step>map(RailFields::removed).orElseGet(Step.Nothing::new);
        };
        return new Step.Decided<>(change.answer(), step);
    }

    private static Step removed(Document stored) {
        if (stored.containsKey(HEAD)) {
            throw new IllegalStateException(
                    "expected nothing unsaid in a document that is deleted, but one has pending events");
        }
        return new Step.Remove(rev(stored));
    }

    private <A> Step written(String id, Optional<Document> stored, Change.Write<A> write, long birth) {
        List<Document> pending = new ArrayList<>(stored.map(RailFields::pending).orElse(List.of()));
        List<Event<?>> unsaid = new ArrayList<>();
        pending.forEach(document -> unsaid.add(events.toEvent(document)));
        unsaid.addAll(write.say());
        write.say().forEach(event -> pending.add(events.toDocument(event)));
        if (pending.size() > PENDING_AT_MOST) {
            throw new TooManyPending(pending.size());
        }
        Document next = new Document(ID, id);
        next.putAll(checked(id, write.next()));
        next.append(REV, stored.map(document -> rev(document) + 1).orElse(birth));
        if (!pending.isEmpty()) {
            next.append(PENDING, pending).append(HEAD, unsaid.getFirst().id().toString());
        }
        return stored.<Step>map(document -> new Step.Replace(rev(document), next, unsaid))
                .orElseGet(() -> new Step.Insert(next, unsaid));
    }

    private static Document checked(String id, Document next) {
        if (OURS.stream().anyMatch(next::containsKey) || !id.equals(next.getOrDefault(ID, id))) {
            throw new IllegalArgumentException(
                    "expected a document without " + OURS + " and no other _id than its own");
        }
        return next;
    }

    String head(List<Document> pending) {
        return events.toEvent(pending.getFirst()).id().toString();
    }

    Optional<Outbox.Waiting> waiting(String collection, Document stored) {
        List<Event<?>> pending = new ArrayList<>();
        pending(stored).forEach(document -> pending.add(events.toEvent(document)));
        return waiting(collection, stored, pending);
    }

    /** The same of a document that was just written with these events. */
    static Optional<Outbox.Waiting> waiting(String collection, Document stored, List<Event<?>> pending) {
        return pending.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new Outbox.Waiting(new Outbox.Key(collection, stored.getString(ID)), rev(stored), pending));
    }

    /** What stays pending once these have been said. */
    List<Document> rest(Document stored, Set<UUID> said) {
        return pending(stored).stream()
                .dropWhile(document -> said.contains(events.toEvent(document).id()))
                .toList();
    }
}
