/**
 * Journeys: the whole exchange as real processes, asked only from outside: doors, topics, process ids.
 *
 * <p>Each class runs an exchange of its own on free ports, in a folder below {@code target}. Needs the services' jars, so
 * these run in {@code ./mvnw verify}, where {@code local} is built last.
 */
@NullMarked
package org.lerexchange.local.journeys;

import org.jspecify.annotations.NullMarked;
