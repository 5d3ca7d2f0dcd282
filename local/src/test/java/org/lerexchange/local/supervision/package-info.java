/** Tests of this room. */
@NullMarked
package org.lerexchange.local.supervision;

import org.jspecify.annotations.NullMarked;
