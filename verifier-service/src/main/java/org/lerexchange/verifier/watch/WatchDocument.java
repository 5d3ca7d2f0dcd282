package org.lerexchange.verifier.watch;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.lerexchange.messaging.BrokenContract;

/** What the stored forms of this room have in common: versions, and lists of parts that have each part once. */
final class WatchDocument {

    private static final String PARTS = "parts";

    private WatchDocument() {}

    static Document of(Version version) {
        return new Document("generation", version.generation()).append("seq", version.seq());
    }

    static Version readVersion(Document document) {
        return new Version(document.getInteger("generation"), document.getLong("seq"));
    }

    static List<PartKey> parts(Optional<Document> document) {
        return document.map(WatchDocument::texts).orElse(List.of()).stream()
                .map(PartKey::of)
                .toList();
    }

    static boolean has(Optional<Document> document, PartKey key) {
        return document.map(WatchDocument::texts).orElse(List.of()).contains(key.text());
    }

    static Document with(Document document, PartKey key, int most) {
        List<String> texts = new ArrayList<>(texts(document));
        if (!texts.contains(key.text())) {
            texts.add(key.text());
        }
        if (texts.size() > most) {
            throw new BrokenContract("TOO_MANY_PARTS", "expected at most " + most + " parts with " + key.text());
        }
        return document.append(PARTS, texts);
    }

    static Document without(Document document, PartKey key) {
        List<String> texts = new ArrayList<>(texts(document));
        texts.remove(key.text());
        return document.append(PARTS, texts);
    }

    private static List<String> texts(Document document) {
        return document.getList(PARTS, String.class, List.of());
    }
}
