/**
 * The event contracts: what may be said between services, by whom, to whom.
 *
 * <p>Owns the {@code .avsc} files, the classes generated from them, the {@link org.lerexchange.schemas.Topics}
 * catalogue, the gate that lets a contract only grow, and {@code prepare}. May call {@code messaging}.
 */
@NullMarked
package org.lerexchange.schemas;

import org.jspecify.annotations.NullMarked;
