package org.lerexchange.credentials.did;

import java.util.Optional;
import org.lerexchange.credentials.keys.Signer;
import org.lerexchange.credentials.keys.SigningKey;
import org.lerexchange.credentials.keys.VerifyingKey;

/** did:key: the key is the name, so it can never change; for holders and tests. */
public final class DidKey {
    private static final String PREFIX = "did:key:";

    private DidKey() {}

    /** The DID of a key. */
    public static String of(VerifyingKey key) {
        return PREFIX + key.multibase();
    }

    /** The verification method of a key, the only one its document has. */
    public static String verificationMethod(VerifyingKey key) {
        return of(key) + "#" + key.multibase();
    }

    /** A signer under the key's own name. */
    public static Signer signer(SigningKey key) {
        return key.as(verificationMethod(key.verifyingKey()));
    }

    /** The key that a did:key names; empty if it names none. */
    public static Optional<VerifyingKey> key(String did) {
        return did.startsWith(PREFIX) ? VerifyingKey.parse(did.substring(PREFIX.length())) : Optional.empty();
    }
}
