package org.lerexchange.keyring;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Supplier;
import org.bson.Document;
import org.bson.types.Binary;
import org.lerexchange.credentials.sealing.MasterKey;
import org.lerexchange.messaging.Change;
import org.lerexchange.messaging.Documents;
import reactor.core.publisher.Mono;

/**
 * Private keys and secrets of a service, each under a label, wrapped by the master key. What is made is made once:
 * whoever comes second gets what is there. What is destroyed is never made anew.
 */
public final class Vault {

    /** The collection this class owns. */
    public static final String COLLECTION = "keys-vault";

    /** How long an unwrapped secret may stay in memory. */
    public static final Duration KEPT_OPEN = Duration.ofSeconds(60);

    /** Unwrapped secrets in memory at once. */
    public static final int MOST_OPEN = 20_000;

    private static final String WRAPPED = "wrapped";

    private final Documents documents;
    private final MasterKey master;
    private final Cache<String, byte[]> open = Caffeine.newBuilder()
            .maximumSize(MOST_OPEN)
            .expireAfterWrite(KEPT_OPEN)
            .build();

    public Vault(Documents documents, MasterKey master) {
        this.documents = documents;
        this.master = master;
    }

    /** The secret under the label; made now if there is none. Refused with {@link KeyDestroyed} once destroyed. */
    public Mono<byte[]> keep(String label, Supplier<byte[]> fresh) {
        return find(label).switchIfEmpty(Mono.defer(() -> make(label, fresh.get())));
    }

    /** Empty where there is none (any more). */
    public Mono<byte[]> find(String label) {
        return Mono.justOrEmpty(Optional.ofNullable(open.getIfPresent(label)))
                .switchIfEmpty(Mono.defer(() -> documents
                        .find(label)
                        .flatMap(stored -> Mono.justOrEmpty(wrapped(stored)))
                        .map(wrapped -> unwrapped(label, wrapped))))
                .map(byte[]::clone);
    }

    /** Whether there was something to destroy. A copy in another process' memory ends within {@link #KEPT_OPEN}. */
    public Mono<Boolean> destroy(String label) {
        return documents
                .change(
                        label,
                        stored -> Change.write(
                                stored.flatMap(Vault::wrapped).isPresent(), new Document("destroyed", true)))
                .doOnNext(there -> Optional.ofNullable(open.asMap().remove(label))
                        .ifPresent(secret -> Arrays.fill(secret, (byte) 0)));
    }

    private Mono<byte[]> make(String label, byte[] fresh) {
        Binary wrapped = new Binary(master.wrap(fresh, label));
        return documents
                .<Optional<Binary>>change(
                        label,
                        stored -> stored.isPresent()
                                ? Change.keep(wrapped(stored.get()))
                                : Change.write(Optional.of(wrapped), new Document(WRAPPED, wrapped)))
                .map(kept -> unwrapped(label, kept.orElseThrow(() -> new KeyDestroyed(label))))
                .map(byte[]::clone);
    }

    private byte[] unwrapped(String label, Binary wrapped) {
        byte[] secret = master.unwrap(wrapped.getData(), label)
                .orElseThrow(() -> new IllegalStateException(
                        "expected the key under " + label + " to be wrapped by this master key"));
        open.put(label, secret);
        return secret;
    }

    private static Optional<Binary> wrapped(Document stored) {
        return Optional.ofNullable(stored.get(WRAPPED, Binary.class));
    }
}
