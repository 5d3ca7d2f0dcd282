package org.lerexchange.messaging.documents;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.bson.Document;

/**
 * What this process wrote last of some documents, as it is stored if nobody else wrote since: a guess, which the guard of
 * the next write makes sure of. Never what was read, as what was read says nothing of what is written next.
 */
final class LastWritten {

    /** Documents kept; those that were written longest ago are forgotten first, and are read again. */
    private static final int MOST = 2_000;

    private final Map<String, Document> documents = new LinkedHashMap<>(16, 0.75f, true);

    synchronized Optional<Document> find(String id) {
        return Optional.ofNullable(documents.get(id));
    }

    /** Of two writes that ended in another order than they were made, the later one counts. */
    synchronized void written(String id, Document document) {
        documents.merge(id, document, (old, written) -> RailFields.rev(old) > RailFields.rev(written) ? old : written);
        if (documents.size() > MOST) {
            documents.remove(documents.keySet().iterator().next());
        }
    }

    /** By somebody who does not build on it: kept only where somebody else does. */
    synchronized void rewritten(String id, Document document) {
        if (documents.containsKey(id)) {
            written(id, document);
        }
    }

    /** What was pending as of the revision is no longer. */
    synchronized void pulled(String id, long rev) {
        documents.computeIfPresent(
                id, (same, old) -> RailFields.rev(old) == rev ? RailFields.withNothingPending(old) : old);
    }

    synchronized void forget(String id) {
        documents.remove(id);
    }
}
