package org.lerexchange.keyring;

import java.time.Instant;
import org.bson.types.Binary;

/**
 * A sealing key of one day, as its service keeps it.
 *
 * @param wrapped the private JWK, wrapped by the master key under the key's id
 * @param jwk the public JWK
 * @param notBefore when sealing to it begins
 * @param notAfter when sealing to it ends
 */
record DayKey(String kid, Binary wrapped, String jwk, Instant notBefore, Instant notAfter) {

    boolean isOf(Instant now) {
        return !now.isBefore(notBefore) && now.isBefore(notAfter);
    }
}
