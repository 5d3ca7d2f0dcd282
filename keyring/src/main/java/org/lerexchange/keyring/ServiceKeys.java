package org.lerexchange.keyring;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.bson.Document;
import org.bson.types.Binary;
import org.lerexchange.credentials.sealing.MasterKey;
import org.lerexchange.credentials.sealing.Opened;
import org.lerexchange.credentials.sealing.PublicSealingKey;
import org.lerexchange.credentials.sealing.SealingKey;
import org.lerexchange.messaging.Change;
import org.lerexchange.messaging.Documents;
import reactor.core.publisher.Mono;

/**
 * The sealing keys of this service, one for each day (UTC), so that what was sealed to the service is erased by destroying
 * the key of its day. Keys are made some days ahead: who seals to a service does not depend on it running.
 */
public final class ServiceKeys {

    /** The collection this class owns. */
    public static final String COLLECTION = "keys-service";

    /** Days ahead for which there is a key: so long may the service be down without anybody waiting to seal to it. */
    public static final int DAYS_AHEAD = 7;

    /** How long a key stays after its day: the longest retention of what is sealed to it (28 days) and one day. */
    public static final Duration KEPT = Duration.ofDays(29);

    private final String service;
    private final Documents documents;
    private final MasterKey master;
    private final Clock clock;

    private volatile Ring ring = new Ring(List.of(), Map.of());

    private record Ring(List<DayKey> keys, Map<String, SealingKey> open) {}

    public ServiceKeys(String service, Documents documents, MasterKey master, Clock clock) {
        this.service = service;
        this.documents = documents;
        this.master = master;
        this.clock = clock;
    }

    /**
     * Makes the keys that are missing for the coming days, destroys those that are over, says so in the same write, and
     * takes up what is stored now. Harmless to repeat.
     */
    public Mono<Void> renew() {
        Instant today = clock.instant().truncatedTo(ChronoUnit.DAYS);
        return documents
                .find(service)
                .map(KeyMapping::toKeys)
                .defaultIfEmpty(List.of())
                .map(stored -> missing(stored, today))
                .flatMap(fresh -> documents.change(service, stored -> decide(stored, fresh, today)))
                .doOnNext(this::takeUp)
                .then();
    }

    /** Seals to the key of this day. */
    public String seal(String plain) {
        Instant now = clock.instant();
        DayKey today = ring.keys().stream()
                .filter(key -> key.isOf(now))
                .findFirst()
                .orElseThrow(() -> new KeyNotPublished(service));
        return PublicSealingKey.read(today.jwk()).seal(plain.getBytes(StandardCharsets.UTF_8));
    }

    /** Empty where it never opens: no JWE of ours, altered, or its key is destroyed. */
    public Optional<String> open(String sealed) {
        return kid(sealed)
                .map(ring.open()::get)
                .map(key -> key.open(sealed))
                .flatMap(opened -> opened instanceof Opened.Plain plain
                        ? Optional.of(new String(plain.bytes(), StandardCharsets.UTF_8))
                        : Optional.empty());
    }

    /** The public halves for this day and those to come. */
    public List<PublishedKeys.Key> published() {
        Instant now = clock.instant();
        return ring.keys().stream()
                .filter(key -> key.notAfter().isAfter(now))
                .map(key -> new PublishedKeys.Key(key.kid(), key.jwk(), key.notBefore(), key.notAfter()))
                .toList();
    }

    private List<DayKey> missing(List<DayKey> stored, Instant today) {
        return IntStream.rangeClosed(0, DAYS_AHEAD)
                .mapToObj(day -> today.plus(day, ChronoUnit.DAYS))
                .filter(day -> stored.stream().noneMatch(key -> key.notBefore().equals(day)))
                .map(this::fresh)
                .toList();
    }

    private DayKey fresh(Instant day) {
        String kid = service + ':' + day.toString().substring(0, 10);
        SealingKey key = SealingKey.generate(kid);
        byte[] secret = key.secret().getBytes(StandardCharsets.UTF_8);
        return new DayKey(
                kid, new Binary(master.wrap(secret, kid)), key.publicKey().toJwk(), day, day.plus(1, ChronoUnit.DAYS));
    }

    private Change<List<DayKey>> decide(Optional<Document> stored, List<DayKey> fresh, Instant today) {
        List<DayKey> before = stored.map(KeyMapping::toKeys).orElse(List.of());
        List<DayKey> after = new ArrayList<>(before);
        after.removeIf(key -> key.notAfter().plus(KEPT).isBefore(today));
        fresh.stream()
                .filter(key -> before.stream().noneMatch(there -> there.kid().equals(key.kid())))
                .forEach(after::add);
        after.sort(Comparator.comparing(DayKey::notBefore));
        if (kids(after).equals(kids(before))) {
            return Change.keep(before);
        }
        long seq = stored.map(document -> document.getLong("seq")).orElse(0L) + 1;
        Document next = KeyMapping.toDocument(after, seq, clock.instant().truncatedTo(ChronoUnit.MILLIS));
        return Change.writeAndSay(after, next, List.of(KeyMapping.toEvent(service, next)));
    }

    private void takeUp(List<DayKey> keys) {
        Map<String, SealingKey> open = new HashMap<>();
        for (DayKey key : keys) {
            byte[] secret = master.unwrap(key.wrapped().getData(), key.kid())
                    .orElseThrow(() -> new IllegalStateException("expected the sealing key " + key.kid()
                            + " to be wrapped by this service's master key; is it the right file?"));
            open.put(key.kid(), SealingKey.read(new String(secret, StandardCharsets.UTF_8)));
        }
        ring = new Ring(List.copyOf(keys), Map.copyOf(open));
    }

    private static List<String> kids(List<DayKey> keys) {
        return keys.stream().map(DayKey::kid).toList();
    }

    private static Optional<String> kid(String sealed) {
        return PublicSealingKey.idOf(sealed);
    }
}
