/**
 * The relay: says, after the write, the events of those documents that were changed with no offset behind them.
 *
 * <p>Owns the lanes and their leases, the wake-ups and the sweep. Reads and pulls pending events through
 * {@code documents}; says them through a {@link org.lerexchange.messaging.relay.Speaker}. Knows no topic and no Kafka.
 */
@NullMarked
package org.lerexchange.messaging.relay;

import org.jspecify.annotations.NullMarked;
