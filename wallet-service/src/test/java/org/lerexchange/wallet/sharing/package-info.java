/** Tests of the room {@code sharing}. */
@NullMarked
package org.lerexchange.wallet.sharing;

import org.jspecify.annotations.NullMarked;
