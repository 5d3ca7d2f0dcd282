/** Tests of the wallet service. */
@NullMarked
package org.lerexchange.wallet;

import org.jspecify.annotations.NullMarked;
