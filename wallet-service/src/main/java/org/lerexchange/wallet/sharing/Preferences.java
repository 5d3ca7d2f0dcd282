package org.lerexchange.wallet.sharing;

import java.util.Optional;
import java.util.Set;

/**
 * What a holder looks for.
 *
 * @param area an area of at least 10,000 people
 * @param modes where work is done; empty means anywhere
 * @param minimumHourlyPayCents in cents of a US dollar
 */
public record Preferences(Optional<String> area, Set<Mode> modes, Optional<Long> minimumHourlyPayCents) {

    public Preferences {
        modes = Set.copyOf(modes);
        minimumHourlyPayCents.ifPresent(Preferences::checkPay);
    }

    /** Where work is done. */
    public enum Mode {
        ON_SITE,
        HYBRID,
        REMOTE
    }

    private static void checkPay(long cents) {
        if (cents < 0) {
            throw new IllegalArgumentException("expected a pay from 0 cents, but " + cents + " came");
        }
    }
}
