package org.lerexchange.verifier.checks;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What the region's agency says about an issuer.
 *
 * @param achievementTypes what it is accredited for; none named means all
 */
public record Trust(State state, List<String> achievementTypes, List<CompromisedKey> compromisedKeys) {

    public Trust {
        achievementTypes = List.copyOf(achievementTypes);
        compromisedKeys = List.copyOf(compromisedKeys);
    }

    /** The decisions there are. */
    public enum State {
        ACCREDITED,
        SUSPENDED,
        WITHDRAWN,
        /** No agency has said anything about this issuer. */
        UNKNOWN
    }

    /** A key that was in other hands since the given time. */
    public record CompromisedKey(String verificationMethod, Instant since) {}

    /** Nobody has said anything. */
    public static Trust unknown() {
        return new Trust(State.UNKNOWN, List.of(), List.of());
    }

    /** Accredited for everything. */
    public static Trust accredited() {
        return new Trust(State.ACCREDITED, List.of(), List.of());
    }

    public boolean isKnown() {
        return state != State.UNKNOWN;
    }

    boolean covers(String achievementType) {
        return achievementTypes.isEmpty() || achievementTypes.contains(achievementType);
    }

    /** Since when the key is compromised; the earliest word counts. */
    Optional<Instant> compromisedSince(String verificationMethod) {
        return compromisedKeys.stream()
                .filter(key -> key.verificationMethod().equals(verificationMethod))
                .map(CompromisedKey::since)
                .min(Instant::compareTo);
    }
}
