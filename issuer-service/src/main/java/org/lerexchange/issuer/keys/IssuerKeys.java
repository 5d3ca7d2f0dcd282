package org.lerexchange.issuer.keys;

import java.security.SecureRandom;
import java.util.function.Supplier;
import org.lerexchange.credentials.keys.KeyKind;
import org.lerexchange.credentials.keys.Signer;
import org.lerexchange.credentials.keys.SigningKey;
import org.lerexchange.credentials.keys.VerifyingKey;
import reactor.core.publisher.Mono;

/**
 * The Ed25519 keys of the institutions' DIDs: made when first asked for, kept wrapped, and never handed out. Everyone
 * else gets the public half or a {@link Signer}.
 */
public final class IssuerKeys {

    private final Safe safe;
    private final SecureRandom random;

    /** Where secrets lie, each under a label: of two that come at once, both get the first one's. */
    @FunctionalInterface
    public interface Safe {

        /** The secret under the label; kept now if there is none. */
        Mono<byte[]> keep(String label, Supplier<byte[]> fresh);
    }

    public IssuerKeys(Safe safe, SecureRandom random) {
        this.safe = safe;
        this.random = random;
    }

    /** The public half of the DID's key. */
    public Mono<VerifyingKey> verifyingKey(String did) {
        return key(did).map(SigningKey::verifyingKey);
    }

    /** Signs as the DID, under {@link #method}. */
    public Mono<Signer> signer(String did) {
        return key(did).map(key -> key.as(method(did, key.verifyingKey())));
    }

    /** The verification method of a DID's key: a key that follows gets another name. */
    public static String method(String did, VerifyingKey key) {
        return did + '#' + key.multibase();
    }

    private Mono<SigningKey> key(String did) {
        return safe.keep(
                        "issuer/" + did,
                        () -> SigningKey.generate(KeyKind.ED25519, random).secret())
                .map(secret -> SigningKey.of(KeyKind.ED25519, secret));
    }
}
