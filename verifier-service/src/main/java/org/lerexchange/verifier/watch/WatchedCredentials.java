package org.lerexchange.verifier.watch;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.Document;
import org.lerexchange.messaging.Change;
import org.lerexchange.messaging.Database;
import org.lerexchange.messaging.Documents;
import org.lerexchange.verifier.checks.Facts;
import org.lerexchange.verifier.checks.Standing;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** How credentials stand, whether they were presented or not; and which parts rest on them. */
public class WatchedCredentials {

    /** Consents under which one credential may be shared at a time. */
    static final int MAX_PARTS = 2_000;

    /** Different bytes of one id that are told apart: a credential is signed anew now and then, not all the time. */
    static final int MAX_DIGESTS = 32;

    private static final String COLLECTION = "watch-credentials";

    private final Documents documents;

    public WatchedCredentials(Database database) {
        this.documents = database.open(COLLECTION);
    }

    /** Enters that a part rests on a credential, and when its bytes were first seen. */
    public Mono<Boolean> watch(Facts facts, PartKey key, Instant now) {
        return documents.change(facts.credentialId(), document -> {
            boolean seen = read(document).firstSeen(facts).isPresent();
            if (seen && WatchDocument.has(document, key)) {
                return Change.keep(true);
            }
            Document next = WatchDocument.with(document.orElseGet(Document::new), key, MAX_PARTS);
            return Change.write(true, seen ? next : withSeen(next, facts.digest(), now));
        });
    }

    private static Document withSeen(Document document, String digest, Instant now) {
        List<Document> seen = new ArrayList<>(document.getList("seen", Document.class, List.of()));
        if (seen.size() < MAX_DIGESTS) {
            seen.add(new Document("digest", digest).append("at", now.toString()));
        }
        return document.append("seen", seen);
    }

    /** Forgets that a part rests on a credential: its consent is over. */
    public Mono<Boolean> forget(String credential, PartKey key) {
        return documents.change(
                credential,
                document -> WatchDocument.has(document, key)
                        ? Change.write(true, WatchDocument.without(document.orElseGet(Document::new), key))
                        : Change.keep(false));
    }

    public Mono<News.Noted> note(StandingNews said) {
        return documents.change(said.credential(), document -> {
            News news = News.of(read(document).news().map(StandingNews::version), said.version());
            News.Noted noted =
                    new News.Noted(news, WatchDocument.parts(news == News.OVERTAKEN ? Optional.empty() : document));
            return news == News.FIRST
                    ? Change.write(noted, document.orElseGet(Document::new).append("standing", of(said)))
                    : Change.keep(noted);
        });
    }

    /** One line for each credential of which its issuer said how it stands; which parts rest on it is on record here alone. */
    public Flux<String> heard() {
        return documents
                .all()
                .flatMap(document ->
                        Mono.justOrEmpty(read(Optional.of(document)).news()).map(StandingNews::toString));
    }

    Mono<Map<String, WatchedCredential>> find(Collection<String> credentials) {
        return documents
                .find(credentials)
                .collectMap(document -> document.getString("_id"), document -> read(Optional.of(document)));
    }

    public Flux<PartKey> parts(Collection<String> credentials) {
        return documents.find(credentials).flatMapIterable(document -> WatchDocument.parts(Optional.of(document)));
    }

    private static WatchedCredential read(Optional<Document> document) {
        return document.map(WatchedCredentials::readThere).orElse(WatchedCredential.UNKNOWN);
    }

    private static WatchedCredential readThere(Document document) {
        Map<String, Instant> seen = new HashMap<>();
        document.getList("seen", Document.class, List.of())
                .forEach(one -> seen.put(one.getString("digest"), Instant.parse(one.getString("at"))));
        return new WatchedCredential(
                Optional.ofNullable(document.get("standing", Document.class))
                        .map(standing -> readNews(document.get("_id", ""), standing)),
                seen);
    }

    private static Document of(StandingNews said) {
        Document document = WatchDocument.of(said.version())
                .append("issuer", said.issuer())
                .append("state", said.standing().state().name());
        said.standing().since().ifPresent(since -> document.append("since", since.toString()));
        said.standing().reason().ifPresent(reason -> document.append("reason", reason));
        return document;
    }

    private static StandingNews readNews(String credential, Document document) {
        return new StandingNews(
                credential,
                document.getString("issuer"),
                WatchDocument.readVersion(document),
                new Standing(
                        Standing.State.valueOf(document.getString("state")),
                        Optional.ofNullable(document.getString("since")).map(Instant::parse),
                        Optional.ofNullable(document.getString("reason"))));
    }
}
