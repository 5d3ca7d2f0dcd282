package org.lerexchange.wallet.keys;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import org.lerexchange.credentials.did.DidKey;
import org.lerexchange.credentials.keys.KeyKind;
import org.lerexchange.credentials.keys.SigningKey;
import org.lerexchange.credentials.sealing.SealingKey;

/**
 * The two private keys of a holder: one secret in the vault, so that both are made and destroyed together.
 *
 * @param signing Ed25519; its did:key names the holder
 * @param sealing P-256; credentials are sealed to it
 */
record HolderKey(SigningKey signing, SealingKey sealing) {

    /** Bytes of a key id: it only has to differ from other holders' ids, and says nothing of the holder. */
    private static final int ID_BYTES = 12;

    static HolderKey generate(SecureRandom random) {
        byte[] id = new byte[ID_BYTES];
        random.nextBytes(id);
        return new HolderKey(
                SigningKey.generate(KeyKind.ED25519, random),
                SealingKey.generate(Base64.getUrlEncoder().withoutPadding().encodeToString(id)));
    }

    /** The seed, and the private JWK behind it. */
    byte[] secret() {
        byte[] jwk = sealing.secret().getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(SigningKey.SECRET_LENGTH + jwk.length)
                .put(signing.secret())
                .put(jwk)
                .array();
    }

    static HolderKey read(byte[] secret) {
        byte[] seed = Arrays.copyOf(secret, SigningKey.SECRET_LENGTH);
        String jwk = new String(
                secret, SigningKey.SECRET_LENGTH, secret.length - SigningKey.SECRET_LENGTH, StandardCharsets.UTF_8);
        return new HolderKey(SigningKey.of(KeyKind.ED25519, seed), SealingKey.read(jwk));
    }

    String did() {
        return DidKey.of(signing.verifyingKey());
    }
}
