package org.lerexchange.messaging;

import java.time.Duration;
import java.util.function.Supplier;
import org.reactivestreams.Publisher;

/**
 * Work of a room that no event and no request asks for: a bean, run by the rail, so that no room subscribes or blocks. What
 * fails is logged, counted ({@code ler.background.faults}) and tried again with growing waits.
 */
public sealed interface Background {

    /** {@code service.room.what}, as it stands in logs and metrics. */
    String name();

    Supplier<? extends Publisher<?>> work();

    /** Done before doors open and before anything is heard: a view is filled, keys are taken up. Tried until it is done. */
    record BeforeHearing(String name, Supplier<? extends Publisher<?>> work) implements Background {}

    /** Begun when every view has heard what was there at the start, and again whenever it ends or fails. */
    record Always(String name, Supplier<? extends Publisher<?>> work) implements Background {}

    /** At fixed intervals, one run at a time; the first one interval after the start. */
    record Every(String name, Duration interval, Supplier<? extends Publisher<?>> work) implements Background {
        public Every {
            if (interval.isZero() || interval.isNegative()) {
                throw new IllegalArgumentException("expected an interval above zero for " + name);
            }
        }
    }
}
