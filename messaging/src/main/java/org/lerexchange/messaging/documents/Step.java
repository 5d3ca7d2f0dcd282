package org.lerexchange.messaging.documents;

import org.bson.Document;

/** What a decision comes to in the store; each applies only from the state it was decided on. */
sealed interface Step {

    /** Nothing is written. */
    record Nothing() implements Step {}

    /** There was no document. */
    record Insert(Document document) implements Step {}

    /** The document had this revision. */
    record Replace(long rev, Document document) implements Step {}

    /** The document had this revision. */
    record Remove(long rev) implements Step {}

    /** The step, and the answer that is given once it is done. */
    record Decided<A>(A answer, Step step) {}
}
