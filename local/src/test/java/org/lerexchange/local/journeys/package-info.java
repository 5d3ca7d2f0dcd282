/**
 * Journeys: the whole exchange as real processes, asked only from outside: doors, topics, process ids.
 *
 * <p>Each class runs an exchange of its own on free ports, in a folder below {@code target}, or shares the one at which the
 * story was told; one exchange is up at a time. What starts make of the jars is kept for all of them beside their folders.
 * Needs the services' jars, so these run in {@code ./mvnw verify}, where {@code local} is built last.
 */
@NullMarked
package org.lerexchange.local.journeys;

import org.jspecify.annotations.NullMarked;
