package org.lerexchange.issuer.keys;

import java.util.Optional;

/** Opens what was sealed to this service. */
@FunctionalInterface
public interface Opener {

    /** Empty where it can never be opened: no JWE, altered, or its key of the day is destroyed. */
    Optional<String> open(String sealed);
}
