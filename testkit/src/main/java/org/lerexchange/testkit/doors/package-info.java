/**
 * Every door of a service, tried: its OpenAPI file, who may come in, whose objects are seen, and what hostile input does.
 *
 * <p>Owns the files in {@code docs/api} and the role tables of the services. A service's test extends {@code DoorTrials} and
 * says only what is its own. Hears and says nothing. May call {@code store} of {@code testkit}, and no other package of it.
 */
@NullMarked
package org.lerexchange.testkit.doors;

import org.jspecify.annotations.NullMarked;
