/**
 * The matching service: matches consented, verified claims to jobs and feeds employers, each match explained.
 *
 * <p>Each direct sub-package is one room; its name plate says what it owns, hears and says.
 */
@NullMarked
package org.lerexchange.matching;

import org.jspecify.annotations.NullMarked;
