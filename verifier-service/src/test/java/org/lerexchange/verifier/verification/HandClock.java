package org.lerexchange.verifier.verification;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.lerexchange.verifier.checks.Samples;

/** A clock that stands still until it is set. */
final class HandClock extends Clock {

    private volatile Instant now = Samples.NOW;

    void set(Instant instant) {
        now = instant;
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
