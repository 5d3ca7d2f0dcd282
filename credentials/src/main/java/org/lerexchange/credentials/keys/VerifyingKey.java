package org.lerexchange.credentials.keys;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/** A public key as Multikey (Controlled Identifiers 1.0 §2.2.2): {@code z6Mk…} for Ed25519, {@code zDn…} for P-256. */
public record VerifyingKey(KeyKind kind, String multibase) {
    private static final byte[] ED25519_SPKI = HexFormat.of().parseHex("302a300506032b6570032100");
    private static final int HEADER = 2;

    /** Refuses what is not a key of the kind. */
    public VerifyingKey {
        if (read(multibase).filter(kind::equals).isEmpty()) {
            throw new IllegalArgumentException("expected a multikey of kind " + kind);
        }
    }

    /** The key of a raw Ed25519 public key or a compressed P-256 point. */
    public static VerifyingKey of(KeyKind kind, byte[] raw) {
        return new VerifyingKey(kind, Multibase.base58(Bytes.join(kind.header(), raw)));
    }

    /** Reads a Multikey; empty if it is none that we know. */
    public static Optional<VerifyingKey> parse(String multibase) {
        return read(multibase).map(kind -> new VerifyingKey(kind, multibase));
    }

    /** The raw Ed25519 public key or the compressed P-256 point. */
    public byte[] raw() {
        byte[] bytes = Multibase.fromBase58(multibase).orElseThrow();
        return Arrays.copyOfRange(bytes, HEADER, bytes.length);
    }

    /** The uncompressed point (65 bytes, first 4) of a P-256 key. */
    public byte[] point() {
        return P256.uncompressed(raw()).orElseThrow();
    }

    /** Whether the signature over the message is by this key. A signature that is none is simply not. */
    public boolean verifies(byte[] message, byte[] signature) {
        try {
            Signature verifier = Signature.getInstance(kind.signatureAlgorithm(), CryptoProvider.provider());
            verifier.initVerify(jca());
            verifier.update(message);
            return verifier.verify(signature);
        } catch (SignatureException malformed) {
            return false;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("provider " + CryptoProvider.chosen() + " does not serve " + kind, e);
        }
    }

    private PublicKey jca() throws GeneralSecurityException {
        byte[] spki = switch (kind) {
            case ED25519 -> Bytes.join(ED25519_SPKI, raw());
            case P256 -> P256.spki(raw());
        };
        return KeyFactory.getInstance(kind.keyAlgorithm(), CryptoProvider.provider())
                .generatePublic(new X509EncodedKeySpec(spki));
    }

    private static Optional<KeyKind> read(String multibase) {
        byte[] bytes = Multibase.fromBase58(multibase).orElse(new byte[0]);
        return Arrays.stream(KeyKind.values())
                .filter(kind -> bytes.length == HEADER + kind.publicLength())
                .filter(kind -> Arrays.equals(bytes, 0, HEADER, kind.header(), 0, HEADER))
                .filter(kind -> kind != KeyKind.P256
                        || P256.uncompressed(Arrays.copyOfRange(bytes, HEADER, bytes.length))
                                .isPresent())
                .findFirst();
    }
}
