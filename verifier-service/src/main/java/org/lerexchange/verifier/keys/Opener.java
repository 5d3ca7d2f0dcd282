package org.lerexchange.verifier.keys;

import java.util.Optional;

/** Opens a compact JWE (RFC 7516) that was sealed to the verifier's key of some day. */
@FunctionalInterface
public interface Opener {

    /** What had been sealed; empty where it never opens: sealed to somebody else, altered, or its key is destroyed. */
    Optional<String> open(String sealed);
}
