/**
 * The real servers in containers, for tests: where a Docker API answers, and by the image tags of
 * {@code docker-compose.yml}.
 *
 * <p>Owns whether they can be had. Hears and says nothing. May call nothing.
 */
@NullMarked
package org.lerexchange.containers;

import org.jspecify.annotations.NullMarked;
