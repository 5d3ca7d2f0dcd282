/**
 * The documents of a service: every change is one guarded write, and the events it announces are part of it.
 *
 * <p>Owns the rail's fields in every document ({@code rev}, {@code pending}, {@code head}) and their indexes. Says and
 * hears nothing: the {@code relay} reads and pulls what is pending through the
 * {@link org.lerexchange.messaging.documents.Outbox}.
 */
@NullMarked
package org.lerexchange.messaging.documents;

import org.jspecify.annotations.NullMarked;
