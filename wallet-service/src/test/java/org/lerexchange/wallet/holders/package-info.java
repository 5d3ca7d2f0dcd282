/** Tests of the room {@code holders}. */
@NullMarked
package org.lerexchange.wallet.holders;

import org.jspecify.annotations.NullMarked;
