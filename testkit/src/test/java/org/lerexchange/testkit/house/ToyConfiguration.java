package org.lerexchange.testkit.house;

import java.time.Clock;

/** Where the system's clock comes in. */
final class ToyConfiguration {

    Clock clock() {
        return Clock.systemUTC();
    }
}
