package org.lerexchange.verifier.watch;

import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.bson.Document;
import org.lerexchange.messaging.Change;
import org.lerexchange.messaging.Database;
import org.lerexchange.messaging.Documents;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Which parts each consent has here, and whether it is over. What is over stays over. */
public class Consents {

    /** A wallet holds at most 1,000 credentials; as many again for what took the place of others. */
    static final int MAX_PARTS = 2_000;

    private static final String COLLECTION = "watch-consents";
    private static final String OVER = "over";
    private static final String VERSION = "version";

    private final Documents documents;

    public Consents(Database database) {
        this.documents = database.open(COLLECTION);
    }

    /** Enters a part; false where the consent is over, and then nothing is entered. */
    public Mono<Boolean> admit(PartKey key) {
        return documents.change(key.consent(), document -> {
            if (isOver(document)) {
                return Change.keep(false);
            }
            return WatchDocument.has(document, key)
                    ? Change.keep(true)
                    : Change.write(true, WatchDocument.with(document.orElseGet(Document::new), key, MAX_PARTS));
        });
    }

    /**
     * Notes the consent's state. An end is an end whatever its version: a restored store counts again from where it was.
     * The parts are those that it bears upon: all of them, where it is over.
     */
    public Mono<News.Noted> note(String consent, Version version, boolean over) {
        return documents.change(consent, document -> {
            News news = News.of(version(document), version);
            if (news == News.OVERTAKEN && !over) {
                return Change.keep(new News.Noted(news, WatchDocument.parts(Optional.empty())));
            }
            boolean isOver = over || isOver(document);
            News.Noted noted = new News.Noted(news, WatchDocument.parts(isOver ? document : Optional.empty()));
            return news == News.REPEATED && isOver == isOver(document)
                    ? Change.keep(noted)
                    : Change.write(noted, next(document.orElseGet(Document::new), version, isOver));
        });
    }

    private static Document next(Document document, Version version, boolean over) {
        Version newest =
                version(Optional.of(document)).filter(version::isOlderThan).orElse(version);
        return document.append(VERSION, WatchDocument.of(newest)).append(OVER, over);
    }

    /**
     * One line for each consent that was heard of and is not over. What is over stays as a gravestone, of which a compacted
     * topic need not tell any more; which parts a consent has is on record here alone.
     */
    public Flux<String> heard() {
        return documents
                .all()
                .filter(document -> !isOver(Optional.of(document)))
                .flatMap(document -> Mono.justOrEmpty(version(Optional.of(document)))
                        .map(version -> document.getString("_id") + ' ' + version));
    }

    /** Those of them that are over. */
    Mono<Set<String>> over(Collection<String> consents) {
        return documents
                .find(consents)
                .filter(document -> isOver(Optional.of(document)))
                .map(document -> document.getString("_id"))
                .collect(Collectors.toSet());
    }

    private static boolean isOver(Optional<Document> document) {
        return document.filter(there -> there.getBoolean(OVER, false)).isPresent();
    }

    private static Optional<Version> version(Optional<Document> document) {
        return document.map(there -> there.get(VERSION, Document.class)).map(WatchDocument::readVersion);
    }
}
