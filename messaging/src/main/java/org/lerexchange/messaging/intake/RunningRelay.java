package org.lerexchange.messaging.intake;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.lerexchange.messaging.relay.Relay;
import org.springframework.context.SmartLifecycle;

/** The relay, begun when all rooms have opened their documents and ended before the producer is closed. */
final class RunningRelay implements SmartLifecycle {

    private final Supplier<Relay> relays;
    private @Nullable Relay relay;

    RunningRelay(Supplier<Relay> relays) {
        this.relays = relays;
    }

    @Override
    public synchronized void start() {
        if (relay == null) {
            relay = relays.get();
            relay.start();
        }
    }

    @Override
    public synchronized void stop() {
        if (relay != null) {
            relay.close();
            relay = null;
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return relay != null;
    }
}
