/**
 * The rail to test on: a broker and a registry of the test's own process, and a voice and an ear that play the other
 * services. Knows no topic by name; a test hands in those it wants.
 */
@NullMarked
package org.lerexchange.testkit.rail;

import org.jspecify.annotations.NullMarked;
