/** Tests of this room. */
@NullMarked
package org.lerexchange.local.identity;

import org.jspecify.annotations.NullMarked;
