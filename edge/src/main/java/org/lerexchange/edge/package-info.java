/**
 * The edge: what every HTTP door of the exchange shares, so that a room's controller says only what is its own.
 *
 * <p>Owns who is calling, refusals as problem details (RFC 9457), strict JSON, limits of bodies, idempotency keys (the
 * collection {@code edge-idempotency} of each service), the guard over calls to the outside, and the door to the state of
 * read models. Hears and says nothing on the rail. May call {@code messaging}; knows no domain word.
 */
@NullMarked
package org.lerexchange.edge;

import org.jspecify.annotations.NullMarked;
