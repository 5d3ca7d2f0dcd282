package org.lerexchange.verifier.checks;

import java.time.Instant;
import java.util.Optional;

/**
 * How a credential stands with its issuer.
 *
 * @param since since when, where the issuer says it
 * @param reason why, as a code; for {@link State#UNKNOWN} why it could not be told
 */
public record Standing(State state, Optional<Instant> since, Optional<String> reason) {

    /** The standings there are. */
    public enum State {
        IN_FORCE,
        SUSPENDED,
        REVOKED,
        REPLACED,
        /** It could not be told; never to be taken for {@link #IN_FORCE}. */
        UNKNOWN
    }

    public static Standing inForce() {
        return new Standing(State.IN_FORCE, Optional.empty(), Optional.empty());
    }

    public static Standing of(State state) {
        return new Standing(state, Optional.empty(), Optional.empty());
    }

    public static Standing unknown(String why) {
        return new Standing(State.UNKNOWN, Optional.empty(), Optional.of(why));
    }
}
