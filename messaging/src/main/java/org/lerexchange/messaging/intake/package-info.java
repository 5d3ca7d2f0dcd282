/**
 * Hears for a service's rooms: takes polls of raw records, checks and decodes them, runs keys side by side and waits.
 *
 * <p>Owns the consumer threads, the offsets, the dead letters of a service, the last-word check of state topics and the
 * sending of events. Hears every topic that a {@code Subscription} names; says what the ears answer, before it commits.
 * May call the rail's own types, {@code codec} and {@code relay}.
 */
@NullMarked
package org.lerexchange.messaging.intake;

import org.jspecify.annotations.NullMarked;
