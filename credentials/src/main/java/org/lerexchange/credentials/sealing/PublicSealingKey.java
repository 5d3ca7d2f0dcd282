package org.lerexchange.credentials.sealing;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDHEncrypter;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import java.text.ParseException;
import java.util.Optional;

/**
 * Seals for one reader: a public P-256 JWK (RFC 7517) with a key id. What is sealed is a compact JWE (RFC 7516) by
 * ECDH-ES+A256KW and A256GCM, never compressed.
 */
public final class PublicSealingKey {
    private final ECKey key;

    private PublicSealingKey(ECKey key) {
        this.key = key;
    }

    /** Reads a JWK; refuses any but a public P-256 key with an id. */
    public static PublicSealingKey read(String jwk) {
        try {
            return of(ECKey.parse(jwk));
        } catch (ParseException | IllegalStateException e) {
            throw new IllegalArgumentException("expected a P-256 JWK", e);
        }
    }

    static PublicSealingKey of(ECKey key) {
        if (key.isPrivate() || !Curve.P_256.equals(key.getCurve()) || key.getKeyID() == null) {
            throw new IllegalArgumentException("expected a public P-256 JWK with a kid");
        }
        return new PublicSealingKey(key);
    }

    /** The key's id, which travels with what is sealed. */
    public String id() {
        return key.getKeyID();
    }

    /** The JWK as JSON. */
    public String toJwk() {
        return key.toJSONString();
    }

    /** Seals bytes. */
    public String seal(byte[] plain) {
        if (plain.length > SealingKey.MAX_PLAIN) {
            throw new IllegalArgumentException("expected at most " + SealingKey.MAX_PLAIN + " bytes");
        }
        JWEHeader header = new JWEHeader.Builder(JWEAlgorithm.ECDH_ES_A256KW, EncryptionMethod.A256GCM)
                .keyID(id())
                .build();
        JWEObject sealed = new JWEObject(header, new Payload(plain));
        try {
            sealed.encrypt(new ECDHEncrypter(key));
        } catch (JOSEException e) {
            throw new IllegalStateException("sealing failed", e);
        }
        return sealed.serialize();
    }

    /** The id of the key to which a compact JWE is sealed; empty where the text is none or names none. */
    public static Optional<String> idOf(String sealed) {
        if (sealed.length() > SealingKey.MAX_SEALED) {
            return Optional.empty();
        }
        try {
            return Optional.ofNullable(JWEObject.parse(sealed).getHeader().getKeyID());
        } catch (ParseException | RuntimeException notSealed) {
            // As in SealingKey: the parser throws whatever it stumbles over.
            return Optional.empty();
        }
    }
}
