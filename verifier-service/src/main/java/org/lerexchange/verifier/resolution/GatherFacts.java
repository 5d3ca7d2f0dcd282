package org.lerexchange.verifier.resolution;

import java.time.Clock;
import java.util.function.Function;
import org.lerexchange.credentials.keys.KeyResolver;
import org.lerexchange.verifier.checks.Gathered;
import org.lerexchange.verifier.checks.ReadCredential;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/**
 * Gathers the facts of what somebody sent: looks up the keys of issuer and holder, then reads and judges it on threads
 * that nobody else waits for. Never an error because of what was sent, never empty.
 */
public final class GatherFacts {

    private final ReadCredential readCredential;
    private final FoundKeys foundKeys;
    private final Scheduler checking;
    private final Clock clock;

    GatherFacts(ReadCredential readCredential, FoundKeys foundKeys, Scheduler checking, Clock clock) {
        this.readCredential = readCredential;
        this.foundKeys = foundKeys;
        this.checking = checking;
        this.clock = clock;
    }

    /** From a credential that came by itself. */
    public Mono<Gathered> bare(String credential) {
        return with(credential, keys -> readCredential.bare(credential, keys, clock.instant()));
    }

    /** From an opened presentation, which must answer this challenge and be for this domain. */
    public Mono<Gathered> presented(String presentation, String challenge, String domain) {
        return with(
                presentation, keys -> readCredential.presented(presentation, challenge, domain, keys, clock.instant()));
    }

    private Mono<Gathered> with(String json, Function<KeyResolver, Gathered> read) {
        return Mono.fromCallable(() -> ReadCredential.controllers(json))
                .subscribeOn(checking)
                .flatMap(foundKeys::of)
                .publishOn(checking)
                .map(read);
    }
}
