package org.lerexchange.messaging;

import java.util.List;
import org.bson.Document;

/**
 * What was decided about one document: the answer to the caller and what is written, in one write.
 *
 * @param <A> the answer
 */
public sealed interface Change<A> {

    A answer();

    /** Nothing is written. */
    record Keep<A>(A answer) implements Change<A> {}

    /**
     * The whole document as it shall be, without {@code _id}, {@code rev}, {@code pending} and {@code head}, which belong
     * to the rail; with the events that the relay says afterwards.
     */
    record Write<A>(A answer, Document next, List<Event<?>> say) implements Change<A> {
        public Write {
            say = List.copyOf(say);
        }
    }

    /** The document goes away. */
    record Delete<A>(A answer) implements Change<A> {}

    static <A> Change<A> keep(A answer) {
        return new Keep<>(answer);
    }

    /** For listeners: what they say, they say themselves before their offset is committed. */
    static <A> Change<A> write(A answer, Document next) {
        return new Write<>(answer, next, List.of());
    }

    /** For writes with no offset behind them (HTTP, timers, rosters): the relay says the events, in this order. */
    static <A> Change<A> writeAndSay(A answer, Document next, List<? extends Event<?>> say) {
        return new Write<>(answer, next, List.copyOf(say));
    }

    static <A> Change<A> delete(A answer) {
        return new Delete<>(answer);
    }
}
