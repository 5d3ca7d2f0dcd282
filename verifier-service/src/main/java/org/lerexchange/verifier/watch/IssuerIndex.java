package org.lerexchange.verifier.watch;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.bson.Document;
import org.lerexchange.messaging.Change;
import org.lerexchange.messaging.Database;
import org.lerexchange.messaging.Documents;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Which credentials were presented of each issuer. Stored, not held in memory: of several instances each would know only
 * what it wrote itself. In pieces, so that one presentation of a large issuer's rewrites a small document.
 */
public class IssuerIndex {

    /** At 100,000 credentials of one issuer a piece has about 400, some 20 KB. */
    static final int PIECES = 256;

    private static final String COLLECTION = "watch-issuers";
    private static final String CREDENTIALS = "credentials";

    private final Documents documents;

    IssuerIndex(Database database) {
        this.documents = database.open(COLLECTION);
    }

    public Mono<Boolean> enter(String issuer, String credential) {
        return documents.change(piece(issuer, Math.floorMod(credential.hashCode(), PIECES)), document -> {
            List<String> credentials = new ArrayList<>(credentials(document));
            if (credentials.contains(credential)) {
                return Change.keep(false);
            }
            credentials.add(credential);
            return Change.write(true, new Document(CREDENTIALS, credentials));
        });
    }

    public Flux<String> credentials(String issuer) {
        return documents
                .find(IntStream.range(0, PIECES)
                        .mapToObj(number -> piece(issuer, number))
                        .toList())
                .flatMapIterable(document -> credentials(Optional.of(document)));
    }

    /** Notes that a decision about the issuer is being followed, so that a repeat of it is known for one. */
    public Mono<News> begin(String issuer, Version version) {
        return documents.change(issuer, document -> {
            News news = News.of(document.map(WatchDocument::readVersion), version);
            return news == News.FIRST ? Change.write(news, WatchDocument.of(version)) : Change.keep(news);
        });
    }

    private static String piece(String issuer, int number) {
        return issuer + '#' + number;
    }

    private static List<String> credentials(Optional<Document> document) {
        return document.map(there -> there.getList(CREDENTIALS, String.class)).orElse(List.of());
    }
}
