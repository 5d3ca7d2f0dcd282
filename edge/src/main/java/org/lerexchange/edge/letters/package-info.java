/**
 * The operator's door to a service's dead letters: list, read, repair, send again, drop.
 *
 * <p>Owns nothing: what is done about a letter is kept by {@code messaging}'s letters, which are all that it calls beside
 * the {@code edge}. Hears and says nothing. Open to the role {@code operator} only; there where a service has a rail.
 */
@NullMarked
package org.lerexchange.edge.letters;

import org.jspecify.annotations.NullMarked;
