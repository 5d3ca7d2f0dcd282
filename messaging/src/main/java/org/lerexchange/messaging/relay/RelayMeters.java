package org.lerexchange.messaging.relay;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.function.Supplier;

/** What the relay counts. */
final class RelayMeters {

    private final MeterRegistry meters;
    private final Counter said;
    private final Counter missed;
    private final Counter failed;
    private final Counter taken;

    RelayMeters(MeterRegistry meters) {
        this.meters = meters;
        this.said = counter("ler.relay.said", "Events said and acknowledged.");
        this.missed =
                counter("ler.relay.wakeups.missed", "Documents whose events a sweep found and no write woke for.");
        this.failed = counter("ler.relay.failures", "Tries to say, to sweep or to beat that failed and are repeated.");
        this.taken = counter("ler.relay.lanes.taken", "Lanes taken.");
    }

    private Counter counter(String name, String description) {
        return Counter.builder(name).description(description).register(meters);
    }

    void watch(String name, Supplier<Number> value) {
        Gauge.builder(name, value).register(meters);
    }

    void said(int events) {
        said.increment(events);
    }

    void missed() {
        missed.increment();
    }

    void failed() {
        failed.increment();
    }

    void taken(long lanes) {
        taken.increment((double) lanes);
    }
}
