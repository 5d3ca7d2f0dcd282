/**
 * The operator's door to the rebuilding of a service's read models: begin, and see how far it is and what it came to.
 *
 * <p>Owns nothing: what is rebuilt is {@code messaging}'s to do, whose replays are all that it calls beside the {@code
 * edge}. Hears and says nothing. Open to the role {@code operator} only; there where a service has a rail.
 */
@NullMarked
package org.lerexchange.edge.replay;

import org.jspecify.annotations.NullMarked;
