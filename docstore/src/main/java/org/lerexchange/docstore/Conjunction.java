package org.lerexchange.docstore;

import de.bwaldvogel.mongo.bson.Document;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a query demands of single fields, whether said at its top or inside {@code $and}. */
final class Conjunction {

    private static final String AND = "$and";
    private static final String EQ = "$eq";

    private Conjunction() {}

    /** The first condition on every field; whoever starts from one of them still checks the whole query. */
    static Document of(Document query) {
        Document conditions = new Document();
        collect(query, conditions);
        return conditions;
    }

    private static void collect(Document query, Document conditions) {
        query.forEach((field, condition) -> {
            if (field.equals(AND) && condition instanceof Collection<?> parts) {
                parts.stream()
                        .filter(Document.class::isInstance)
                        .map(Document.class::cast)
                        .forEach(part -> collect(part, conditions));
            } else if (!field.startsWith("$")) {
                conditions.putIfAbsent(field, plain(condition));
            }
        });
    }

    private static @Nullable Object plain(@Nullable Object condition) {
        return condition instanceof Document document && document.keySet().equals(Set.of(EQ))
                ? document.get(EQ)
                : condition;
    }

    /**
     * A query for these fields alone. Empty where a field is not named, is asked to be null (which an absent field
     * meets too) or is compared with a whole array (which the index reads as "any of").
     */
    static Optional<Document> only(List<String> fields, Document conditions) {
        Document query = new Document();
        for (String field : fields) {
            Object condition = conditions.get(field);
            if (condition == null || condition instanceof Collection) {
                return Optional.empty();
            }
            query.put(field, condition);
        }
        return Optional.of(query);
    }
}
