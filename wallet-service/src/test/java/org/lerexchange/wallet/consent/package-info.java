/** Tests of the room {@code consent}. */
@NullMarked
package org.lerexchange.wallet.consent;

import org.jspecify.annotations.NullMarked;
