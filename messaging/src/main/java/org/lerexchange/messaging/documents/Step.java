package org.lerexchange.messaging.documents;

import java.util.List;
import org.bson.Document;
import org.lerexchange.messaging.Event;

/** What a decision comes to in the store; each applies only from the state it was decided on. */
sealed interface Step {

    /** Nothing is written. */
    record Nothing() implements Step {}

    /**
     * There was no document.
     *
     * @param pending what it leaves to be said
     */
    record Insert(Document document, List<Event<?>> pending) implements Step {
        public Insert {
            pending = List.copyOf(pending);
        }
    }

    /**
     * The document had this revision.
     *
     * @param pending what it leaves to be said
     */
    record Replace(long rev, Document document, List<Event<?>> pending) implements Step {
        public Replace {
            pending = List.copyOf(pending);
        }
    }

    /** The document had this revision. */
    record Remove(long rev) implements Step {}

    /** The step, and the answer that is given once it is done. */
    record Decided<A>(A answer, Step step) {}
}
