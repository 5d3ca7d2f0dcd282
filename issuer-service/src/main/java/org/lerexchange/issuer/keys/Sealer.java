package org.lerexchange.issuer.keys;

/** Seals text to one service's public key of the day, as a JWE (RFC 7516). Sealing twice gives two texts. */
@FunctionalInterface
public interface Sealer {

    String seal(String plain);
}
