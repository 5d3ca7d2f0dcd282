package org.lerexchange.keyring;

import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.bson.Document;
import org.bson.types.Binary;
import org.lerexchange.events.KeyPublished;
import org.lerexchange.events.PublishedKey;
import org.lerexchange.messaging.Event;
import org.lerexchange.schemas.Topics;

/** Between the stored keys, the model and the event. */
final class KeyMapping {

    private KeyMapping() {}

    static List<DayKey> toKeys(Document stored) {
        return stored.getList("keys", Document.class).stream()
                .map(key -> new DayKey(
                        key.getString("kid"),
                        key.get("wrapped", Binary.class),
                        key.getString("jwk"),
                        key.getDate("notBefore").toInstant(),
                        key.getDate("notAfter").toInstant()))
                .toList();
    }

    static Document toDocument(List<DayKey> keys, long seq, Instant time) {
        return new Document("seq", seq)
                .append("time", Date.from(time))
                .append(
                        "keys",
                        keys.stream()
                                .map(key -> new Document("kid", key.kid())
                                        .append("wrapped", key.wrapped())
                                        .append("jwk", key.jwk())
                                        .append("notBefore", Date.from(key.notBefore()))
                                        .append("notAfter", Date.from(key.notAfter())))
                                .toList());
    }

    static Event<KeyPublished> toEvent(String service, Document stored) {
        List<PublishedKey> keys = toKeys(stored).stream()
                .map(key -> PublishedKey.newBuilder()
                        .setKid(key.kid())
                        .setJwk(key.jwk())
                        .setNotBefore(key.notBefore())
                        .setNotAfter(key.notAfter())
                        .build())
                .toList();
        return Event.of(
                Topics.KEY_PUBLISHED,
                service,
                stored.getLong("seq"),
                stored.getDate("time").toInstant(),
                KeyPublished.newBuilder().setService(service).setKeys(keys).build());
    }

    static List<PublishedKeys.Key> toPublished(KeyPublished event) {
        return event.getKeys().stream()
                .map(key -> new PublishedKeys.Key(key.getKid(), key.getJwk(), key.getNotBefore(), key.getNotAfter()))
                .toList();
    }
}
