/**
 * {@code ./ler replay}: rebuilds the services' read models beside the live ones and compares, from the command line.
 *
 * <p>Owns nothing; speaks to the services' doors with the operator's token. May call {@code outside}; the command line
 * calls it.
 */
@NullMarked
package org.lerexchange.local.replay;

import org.jspecify.annotations.NullMarked;
