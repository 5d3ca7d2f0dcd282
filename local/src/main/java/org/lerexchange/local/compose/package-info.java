/**
 * The exchange in containers, as {@code docker-compose.yml} describes it: the file read, and the environment that it gives
 * each service with addresses of this machine.
 *
 * <p>Owns the reading of the compose file. Hears and says nothing. May call {@code parts} for what a service is told here;
 * the command line calls it.
 */
@NullMarked
package org.lerexchange.local.compose;

import org.jspecify.annotations.NullMarked;
