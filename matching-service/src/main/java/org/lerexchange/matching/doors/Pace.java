package org.lerexchange.matching.doors;

import java.time.Duration;

/**
 * The pace of a stream.
 *
 * @param heartbeat between two comments, shorter than what proxies cut
 * @param reread after which another instance's items are looked for
 * @param longest after which the reader connects anew, with a token that still holds
 */
record Pace(Duration heartbeat, Duration reread, Duration longest) {

    static Pace usual() {
        return new Pace(Duration.ofSeconds(15), Duration.ofSeconds(1), Duration.ofHours(1));
    }
}
