package org.lerexchange.local.supervision;

import java.time.Duration;

/** Whoever is told how starting and ending go. */
public interface Progress {

    /** Something is ready, after this long. */
    void ready(String what, String where, Duration after);

    void said(String line);
}
