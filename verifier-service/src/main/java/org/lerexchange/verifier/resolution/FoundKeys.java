package org.lerexchange.verifier.resolution;

import java.util.Collection;
import java.util.Map;
import org.lerexchange.credentials.did.DidDocuments;
import org.lerexchange.credentials.did.DidResolver;
import org.lerexchange.credentials.keys.KeyResolver;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Looks documents up before a check begins, so that the check itself waits for nothing. */
final class FoundKeys {

    /** Documents looked for at once: an issuer's and a holder's. */
    private static final int AT_ONCE = 2;

    private final Dids dids;

    FoundKeys(Dids dids) {
        this.dids = dids;
    }

    /** The keys of these DIDs and of no other: what names a stranger's key is not looked for. */
    Mono<KeyResolver> of(Collection<String> controllers) {
        return Flux.fromIterable(controllers)
                .filter(did -> did.startsWith("did:web:"))
                .flatMap(did -> dids.find(did).map(answer -> Map.entry(did, answer)), AT_ONCE)
                .collectMap(Map.Entry::getKey, Map.Entry::getValue)
                .map(FoundKeys::among);
    }

    private static KeyResolver among(Map<String, DidDocuments.Answer> found) {
        return new DidResolver(did -> found.getOrDefault(did, new DidDocuments.Answer.Absent()));
    }
}
