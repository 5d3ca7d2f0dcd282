package org.lerexchange.verifier.resolution;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.lerexchange.credentials.status.StatusListCredential;

/** What became of fetching a status list; only {@link Held} says anything of a credential. */
sealed interface FetchedList {

    /** A list whose proof holds, by the issuer it names, until it ends. */
    record Held(StatusListCredential list, Optional<Instant> validUntil) implements FetchedList {}

    /** It was had and is not to be believed; why, as a code. */
    record NotTaken(String why) implements FetchedList {}

    /** It could not be had now. */
    record OutOfReach() implements FetchedList {}

    /** Fetched again at least as often, whatever the list allows. */
    Duration LONGEST = Duration.ofHours(1);

    /** Kept at least as long, whatever the list asks for. */
    Duration SHORTEST = Duration.ofSeconds(30);

    /** Where the list does not say. */
    Duration USUAL = Duration.ofMinutes(5);

    /** How long it is remembered (Bitstring Status List 1.0 §2.2, ttl). */
    default Duration keep() {
        return switch (this) {
            case Held held -> within(held.list().ttl().orElse(USUAL));
            case NotTaken ignored -> SHORTEST;
            case OutOfReach ignored -> SHORTEST;
        };
    }

    private static Duration within(Duration ttl) {
        Duration atMost = ttl.compareTo(LONGEST) > 0 ? LONGEST : ttl;
        return atMost.compareTo(SHORTEST) < 0 ? SHORTEST : atMost;
    }
}
