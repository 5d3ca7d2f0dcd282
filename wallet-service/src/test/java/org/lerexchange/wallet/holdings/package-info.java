/** Tests of the room {@code holdings}. */
@NullMarked
package org.lerexchange.wallet.holdings;

import org.jspecify.annotations.NullMarked;
