/**
 * The exchange as a party outside it meets it: requests that are sent again until they are answered, employers' live
 * feeds, and topics read with nothing but a Kafka client and the registry's REST door.
 *
 * <p>Owns nothing; keeps what it saw in memory. Knows no service and no class of theirs. The {@code story} calls it.
 */
@NullMarked
package org.lerexchange.local.outside;

import org.jspecify.annotations.NullMarked;
