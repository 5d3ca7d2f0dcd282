package org.lerexchange.messaging.relay;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.function.LongSupplier;

/**
 * What the relay runs with.
 *
 * @param nanoTime a clock that never goes back, this process's own
 */
public record Surroundings(Pace pace, FailPoints failPoints, LongSupplier nanoTime, MeterRegistry meters) {}
