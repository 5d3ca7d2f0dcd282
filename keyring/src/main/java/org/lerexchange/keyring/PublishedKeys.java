package org.lerexchange.keyring;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.lerexchange.credentials.sealing.PublicSealingKey;

/** The sealing keys that services published, as heard: a view in memory. */
public final class PublishedKeys {

    private final Clock clock;
    private final Map<String, Heard> heard = new ConcurrentHashMap<>();

    private record Heard(long seq, List<Key> keys) {}

    /**
     * A public sealing key and its time.
     *
     * @param jwk a public P-256 JWK (RFC 7517)
     * @param notBefore when sealing to it begins
     * @param notAfter when sealing to it ends
     */
    public record Key(String kid, String jwk, Instant notBefore, Instant notAfter) {}

    public PublishedKeys(Clock clock) {
        this.clock = clock;
    }

    /** A JWE that only the service opens; refused with {@link KeyNotPublished} while no key of it for now was heard. */
    public String seal(String service, String plain) {
        Instant now = clock.instant();
        Heard of = heard.get(service);
        if (of == null) {
            throw new KeyNotPublished(service);
        }
        Key key = of.keys().stream()
                .filter(one -> !now.isBefore(one.notBefore()) && now.isBefore(one.notAfter()))
                .findFirst()
                .orElseThrow(() -> new KeyNotPublished(service));
        return PublicSealingKey.read(key.jwk()).seal(plain.getBytes(StandardCharsets.UTF_8));
    }

    /** False where newer ones were heard before; refuses a list with an unreadable key. */
    boolean hear(String service, long seq, List<Key> keys) {
        keys.forEach(key -> PublicSealingKey.read(key.jwk()));
        Heard news = new Heard(seq, keys);
        return heard.merge(service, news, (now, next) -> next.seq() > now.seq() ? next : now)
                .equals(news);
    }
}
