package org.lerexchange.credentials.keys;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;

/** A private key. Lives in key rooms only; everyone else is handed the {@link Signer} it makes. */
public final class SigningKey {
    /** Length of a secret of either kind, in bytes. */
    public static final int SECRET_LENGTH = 32;

    private static final byte[] ED25519_PKCS8 = HexFormat.of().parseHex("302e020100300506032b657004220420");

    private final VerifyingKey verifyingKey;
    private final byte[] secret;
    private final PrivateKey jca;

    private SigningKey(VerifyingKey verifyingKey, byte[] secret) {
        this.verifyingKey = verifyingKey;
        this.secret = secret;
        this.jca = jca(verifyingKey.kind(), secret);
    }

    /** A new key. */
    public static SigningKey generate(KeyKind kind, SecureRandom random) {
        byte[] secret = new byte[SECRET_LENGTH];
        do {
            random.nextBytes(secret);
        } while (kind == KeyKind.P256 && !P256.isScalar(secret));
        return of(kind, secret);
    }

    /** The key of an Ed25519 seed (RFC 8032 §5.1.5) or a P-256 scalar. */
    public static SigningKey of(KeyKind kind, byte[] secret) {
        if (secret.length != SECRET_LENGTH) {
            throw new IllegalArgumentException("expected " + SECRET_LENGTH + " bytes, found " + secret.length);
        }
        byte[] raw = switch (kind) {
            case ED25519 ->
                new Ed25519PrivateKeyParameters(secret).generatePublicKey().getEncoded();
            case P256 -> P256.publicKey(secret);
        };
        return new SigningKey(VerifyingKey.of(kind, raw), secret.clone());
    }

    /** The public half. */
    public VerifyingKey verifyingKey() {
        return verifyingKey;
    }

    /** The seed or scalar, to be wrapped at once. */
    public byte[] secret() {
        return secret.clone();
    }

    /** Signs bytes: 64 bytes in either kind. */
    public byte[] sign(byte[] message) {
        try {
            Signature signer =
                    Signature.getInstance(verifyingKey.kind().signatureAlgorithm(), CryptoProvider.provider());
            signer.initSign(jca);
            signer.update(message);
            return signer.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("provider " + CryptoProvider.chosen() + " cannot sign", e);
        }
    }

    /** This key under the name by which others find its public half. */
    public Signer as(String verificationMethod) {
        return new Signer() {
            @Override
            public String verificationMethod() {
                return verificationMethod;
            }

            @Override
            public byte[] sign(byte[] message) {
                return SigningKey.this.sign(message);
            }
        };
    }

    @Override
    public String toString() {
        return "SigningKey[" + verifyingKey.multibase() + "]";
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SigningKey key && Arrays.equals(secret, key.secret) && kind() == key.kind();
    }

    @Override
    public int hashCode() {
        return verifyingKey.hashCode();
    }

    private KeyKind kind() {
        return verifyingKey.kind();
    }

    private static PrivateKey jca(KeyKind kind, byte[] secret) {
        byte[] pkcs8 = switch (kind) {
            case ED25519 -> Bytes.join(ED25519_PKCS8, secret);
            case P256 -> P256.pkcs8(secret);
        };
        try {
            return KeyFactory.getInstance(kind.keyAlgorithm(), CryptoProvider.provider())
                    .generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("provider " + CryptoProvider.chosen() + " does not serve " + kind, e);
        }
    }
}
