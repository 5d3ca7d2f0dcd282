package org.lerexchange.credentials.keys;

/** Signs without showing the key. */
public interface Signer {
    /** The id by which a verifier finds the public key, a DID URL. */
    String verificationMethod();

    /** The signature over these bytes. */
    byte[] sign(byte[] message);
}
