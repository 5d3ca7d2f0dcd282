package org.lerexchange.verifier.checks;

import java.time.Instant;
import java.util.Optional;

/**
 * Today's world as it bears on one credential.
 *
 * @param firstSeen when these very bytes were seen here for the first time, before now; the one thing that saves a proof
 *     from a key that was compromised later
 */
public record World(Standing standing, Trust trust, Optional<Instant> firstSeen, Instant now) {}
