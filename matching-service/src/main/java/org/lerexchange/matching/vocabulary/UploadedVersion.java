package org.lerexchange.matching.vocabulary;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.bson.Document;

/**
 * A version of the taxonomy as far as it is there.
 *
 * @param of how many batches it has
 * @param there digest and number of skills of each batch that came, by number
 */
record UploadedVersion(String name, int of, Map<Integer, Document> there) {

    static UploadedVersion of(String name, Document stored) {
        return new UploadedVersion(
                name,
                stored.getInteger("of"),
                stored.getList("batches", Document.class).stream()
                        .collect(Collectors.toMap(
                                batch -> batch.getInteger("number"), batch -> batch, (a, b) -> b, TreeMap::new)));
    }

    Document toDocument() {
        return new Document("of", of).append("batches", List.copyOf(there.values()));
    }

    UploadedVersion with(TaxonomyBatch batch, String digest) {
        Map<Integer, Document> next = new TreeMap<>(there);
        next.put(
                batch.number(),
                new Document("number", batch.number())
                        .append("digest", digest)
                        .append("skills", batch.skills().size()));
        return new UploadedVersion(name, of, next);
    }

    boolean has(int number, String digest) {
        Document batch = there.get(number);
        return batch != null && digest.equals(batch.getString("digest"));
    }

    boolean isComplete() {
        return there.size() == of;
    }

    /** The ids of the batches' content, in order. */
    List<String> ids() {
        return there.entrySet().stream()
                .map(one -> BatchDocument.id(name, one.getKey(), one.getValue().getString("digest")))
                .toList();
    }

    int skills() {
        return there.values().stream()
                .mapToInt(batch -> batch.getInteger("skills"))
                .sum();
    }
}
