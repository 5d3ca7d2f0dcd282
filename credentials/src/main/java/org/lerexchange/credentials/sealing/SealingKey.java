package org.lerexchange.credentials.sealing;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.crypto.ECDHDecrypter;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.text.ParseException;

/** The private half: opens what was sealed for it, by the two algorithms we use and no other. Lives in key rooms only. */
public final class SealingKey {
    /** Most bytes that are sealed or opened: 4 MiB, as much as the longest document. */
    public static final int MAX_PLAIN = 4 * 1024 * 1024;

    static final int MAX_SEALED = MAX_PLAIN / 3 * 4 + 4096;

    private final ECKey key;

    private SealingKey(ECKey key) {
        this.key = key;
    }

    /** A new key with this id. */
    public static SealingKey generate(String id) {
        try {
            return new SealingKey(new ECKeyGenerator(Curve.P_256).keyID(id).generate());
        } catch (JOSEException e) {
            throw new IllegalStateException("no P-256 key could be made", e);
        }
    }

    /** Reads what {@link #secret()} gave. */
    public static SealingKey read(String secret) {
        try {
            ECKey key = ECKey.parse(secret);
            if (!key.isPrivate() || !Curve.P_256.equals(key.getCurve()) || key.getKeyID() == null) {
                throw new IllegalArgumentException("expected a private P-256 JWK with a kid");
            }
            return new SealingKey(key);
        } catch (ParseException | IllegalStateException e) {
            throw new IllegalArgumentException("expected a private P-256 JWK with a kid");
        }
    }

    /** The private JWK, to be wrapped at once. */
    public String secret() {
        return key.toJSONString();
    }

    /** The public half. */
    public PublicSealingKey publicKey() {
        return PublicSealingKey.of(key.toPublicJWK());
    }

    /** Opens a compact JWE. */
    public Opened open(String sealed) {
        if (sealed.length() > MAX_SEALED) {
            return new Opened.Refused(SealFlaw.TOO_LONG);
        }
        try {
            return open(JWEObject.parse(sealed));
        } catch (ParseException | RuntimeException notSealed) {
            // The parser meets headers without their members by throwing whatever it stumbles over.
            return new Opened.Refused(SealFlaw.MALFORMED);
        }
    }

    private Opened open(JWEObject jwe) {
        if (!expected(jwe.getHeader())) {
            return new Opened.Refused(SealFlaw.WRONG_ALGORITHM);
        }
        if (!key.getKeyID().equals(jwe.getHeader().getKeyID())) {
            return new Opened.Refused(SealFlaw.OTHER_KEY);
        }
        try {
            jwe.decrypt(new ECDHDecrypter(key));
            return new Opened.Plain(jwe.getPayload().toBytes());
        } catch (JOSEException | IllegalStateException tampered) {
            return new Opened.Refused(SealFlaw.TAMPERED);
        }
    }

    @Override
    public String toString() {
        return "SealingKey[" + key.getKeyID() + "]";
    }

    private static boolean expected(JWEHeader header) {
        return JWEAlgorithm.ECDH_ES_A256KW.equals(header.getAlgorithm())
                && EncryptionMethod.A256GCM.equals(header.getEncryptionMethod())
                && header.getCompressionAlgorithm() == null
                && header.getCriticalParams() == null;
    }
}
