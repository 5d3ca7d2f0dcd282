package org.lerexchange.credentials.keys;

/** The kinds of key that sign (Controlled Identifiers 1.0 §2.2.2, Multikey header values). */
public enum KeyKind {
    /** Ed25519 (RFC 8032). */
    ED25519(0xed, 0x01, 32, "EdDSA", "EdDSA"),
    /** ECDSA on P-256, public key compressed. */
    P256(0x80, 0x24, 33, "EC", "SHA256withECDSAinP1363Format");

    private final int first;
    private final int second;
    private final int publicLength;
    private final String keyAlgorithm;
    private final String signatureAlgorithm;

    KeyKind(int first, int second, int publicLength, String keyAlgorithm, String signatureAlgorithm) {
        this.first = first;
        this.second = second;
        this.publicLength = publicLength;
        this.keyAlgorithm = keyAlgorithm;
        this.signatureAlgorithm = signatureAlgorithm;
    }

    byte[] header() {
        return new byte[] {(byte) first, (byte) second};
    }

    int publicLength() {
        return publicLength;
    }

    String keyAlgorithm() {
        return keyAlgorithm;
    }

    String signatureAlgorithm() {
        return signatureAlgorithm;
    }
}
