/**
 * {@code ./ler dead-letters}: what an operator does about dead letters, from the command line.
 *
 * <p>Owns nothing; speaks to the services' doors with the operator's token. May call {@code outside}; the command line
 * calls it.
 */
@NullMarked
package org.lerexchange.local.letters;

import org.jspecify.annotations.NullMarked;
