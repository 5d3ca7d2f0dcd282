package org.lerexchange.messaging;

import java.util.Collection;
import java.util.Optional;
import java.util.function.Function;
import org.bson.Document;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The documents of one collection, each changed by one guarded write with majority concern.
 *
 * <p>Documents that are handed out carry {@code _id}; the rail's own fields ({@code rev}, {@code pending}, {@code head})
 * are not shown. Passing faults of the store are errors that will be retried by whoever waits.
 */
public interface Documents {

    /** Empty where there is none. */
    Mono<Document> find(String id);

    /** Those that exist, in no promised order. */
    Flux<Document> find(Collection<String> ids);

    /** The one whose unique field has the value; the field must have been named when the collection was opened. */
    Mono<Document> findBy(String uniqueField, Object value);

    /** Every document, in the order of {@code _id}; for views that are filled at start. */
    Flux<Document> all();

    /**
     * Writes a new document, in one step, where {@link #change} would look for it first; whether it was new. One that is
     * there stays as it is.
     *
     * @throws TakenElsewhere as an error of the answer, as {@link #change} does
     */
    default Mono<Boolean> add(String id, Document document) {
        return change(id, stored -> stored.isPresent() ? Change.keep(false) : Change.write(true, document));
    }

    /**
     * Reads, decides, and writes only if nobody wrote in between; else reads and decides anew.
     *
     * <p>{@code decide} is pure and may be called several times. Another document with the same value in a unique field
     * is a {@link TakenElsewhere}.
     */
    <A> Mono<A> change(String id, Function<Optional<Document>, Change<A>> decide);

    /**
     * As {@link #change}, for documents that one process changes again and again: it decides on what this process wrote
     * last, where the guard holds that nobody wrote since, and reads only where it did not hold or nothing would be
     * written. {@code decide} leaves what it is handed, down to the innermost list, as it is. Writes that meet share a way
     * to the store.
     */
    default <A> Mono<A> changeKnown(String id, Function<Optional<Document>, Change<A>> decide) {
        return change(id, decide);
    }
}
