package org.lerexchange.verifier.watch;

import java.time.Instant;
import java.util.Optional;
import org.lerexchange.verifier.checks.Standing;
import org.lerexchange.verifier.checks.Trust;
import org.lerexchange.verifier.checks.World;

/**
 * What was seen of the world for one part.
 *
 * @param ended whether its consent is over
 * @param firstSeen when these very bytes were first seen here
 */
public record Seen(boolean ended, Issuer issuer, Standing standing, Trust trust, Optional<Instant> firstSeen) {

    /**
     * How the issuer is shown.
     *
     * @param regional whether it takes part in the exchange, so that its credentials' standing is heard and not fetched
     */
    public record Issuer(String name, String kind, boolean regional) {

        static Issuer outside(String name) {
            return new Issuer(name, "unknown", false);
        }
    }

    static Seen nothingBut(boolean ended) {
        return new Seen(ended, Issuer.outside(""), Standing.inForce(), Trust.unknown(), Optional.empty());
    }

    /** The same, but that the credential stands so. */
    public Seen with(Standing other) {
        return new Seen(ended, issuer, other, trust, firstSeen);
    }

    public World at(Instant now) {
        return new World(standing, trust, firstSeen, now);
    }
}
