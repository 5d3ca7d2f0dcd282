package org.lerexchange.issuer.keys;

/** HMAC-SHA-256 (RFC 2104) under one versioned secret that its holder never sees. */
public interface Hasher {

    /** The version under which new values are made. */
    int version();

    /** 32 bytes. */
    byte[] hash(int version, byte[] text);

    /** 32 bytes, under the present version. */
    default byte[] hash(byte[] text) {
        return hash(version(), text);
    }
}
