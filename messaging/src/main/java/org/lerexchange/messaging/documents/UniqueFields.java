package org.lerexchange.messaging.documents;

import java.util.List;
import java.util.Set;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a collection that have unique values: a value, or an array of values, each its own.
 *
 * <p>Arrays of documents on the way are refused, in every form of the store: the embedded one neither guards nor finds
 * what lies inside them, and says nothing about it.
 */
record UniqueFields(Set<String> paths) {

    void checkAsked(String field) {
        if (!paths.contains(field)) {
            throw new IllegalArgumentException("expected one of " + paths + ", but " + field + " came");
        }
    }

    /** Refuses a step whose document hides a unique value where the store does not look. */
    void check(Step step) {
        switch (step) {
            case Step.Insert insert -> paths.forEach(path -> check(path, insert.document()));
            case Step.Replace replace -> paths.forEach(path -> check(path, replace.document()));
            case Step.Remove remove -> {}
            case Step.Nothing nothing -> {}
        }
    }

    private static void check(String path, Document document) {
        @Nullable Object value = document;
        for (String step : path.split("\\.", -1)) {
            value = value instanceof Document inner ? inner.get(step) : null;
            if (value instanceof List<?> list && list.stream().anyMatch(Document.class::isInstance)) {
                throw new IllegalArgumentException(
                        "expected a value or an array of values in " + path + ", but an array of documents came");
            }
        }
    }
}
