/** Tests of this room. */
@NullMarked
package org.lerexchange.local;

import org.jspecify.annotations.NullMarked;
