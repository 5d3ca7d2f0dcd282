/**
 * Turns events into bytes and back: Avro in Confluent's wire format, with schema ids from a registry that speaks
 * Confluent's protocol.
 *
 * <p>Owns the registry client and its cache on disk. Hears and says nothing. May call {@code messaging}. Everything
 * here blocks, so it is never called on an event loop.
 */
@NullMarked
package org.lerexchange.messaging.codec;

import org.jspecify.annotations.NullMarked;
