package org.lerexchange.messaging.intake;

import java.time.Clock;
import org.lerexchange.messaging.relay.Speaker;

/** What every consumer thread of a service shares. */
record Tools(Speaker speaker, Counters counters, RailProperties limits, Clock clock) {}
