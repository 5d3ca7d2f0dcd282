package org.lerexchange.wallet.keys;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Optional;
import org.lerexchange.keyring.Vault;
import org.lerexchange.messaging.BrokenContract;
import org.lerexchange.wallet.holders.Did;
import org.lerexchange.wallet.holders.HolderId;
import org.lerexchange.wallet.holders.HolderKeys;
import reactor.core.publisher.Mono;

/** The keys of holders in the vault: made once, read again and again, and in memory for seconds only. */
final class KeptKeys implements HolderKeys {

    /** How long a key that was read stays in memory, for bursts: the vault itself holds it for up to a minute before. */
    static final Duration IN_MEMORY = Duration.ofSeconds(10);

    /** Keys in memory: more holders than are busy at once. */
    static final int MOST_IN_MEMORY = 5_000;

    private static final String LABEL = "holder-keys:";

    private final Vault vault;
    private final SecureRandom random;
    private final Clock clock;
    private final LinkedHashMap<HolderId, Read> inMemory = new LinkedHashMap<>();

    KeptKeys(Vault vault, SecureRandom random, Clock clock) {
        this.vault = vault;
        this.random = random;
        this.clock = clock;
    }

    private record Read(HolderKey key, Instant at) {}

    @Override
    public Mono<PublicKeys> make(HolderId holder) {
        return vault.keep(
                        LABEL + holder.value(), () -> HolderKey.generate(random).secret())
                .map(HolderKey::read)
                .map(key -> new PublicKeys(
                        new Did(key.did()), key.sealing().publicKey().toJwk()));
    }

    /** What has no key, or has none any more, can never be opened or presented. */
    Mono<HolderKey> of(HolderId holder) {
        return Mono.defer(() -> Mono.justOrEmpty(remembered(holder)))
                .switchIfEmpty(Mono.defer(() -> vault.find(LABEL + holder.value()))
                        .map(HolderKey::read)
                        .doOnNext(key -> remember(holder, key)))
                .switchIfEmpty(Mono.error(() ->
                        new BrokenContract("HOLDER_HAS_NO_KEY", "expected the keys of the holder " + holder.value())));
    }

    private synchronized Optional<HolderKey> remembered(HolderId holder) {
        return Optional.ofNullable(inMemory.get(holder))
                .filter(read -> read.at().plus(IN_MEMORY).isAfter(clock.instant()))
                .map(Read::key);
    }

    private synchronized void remember(HolderId holder, HolderKey key) {
        Instant now = clock.instant();
        inMemory.putLast(holder, new Read(key, now));
        while (inMemory.size() > MOST_IN_MEMORY || isOver(inMemory.firstEntry().getValue(), now)) {
            inMemory.pollFirstEntry();
        }
    }

    private static boolean isOver(Read oldest, Instant now) {
        return !oldest.at().plus(IN_MEMORY).isAfter(now);
    }
}
