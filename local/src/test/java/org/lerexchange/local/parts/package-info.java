/** Tests of this room. */
@NullMarked
package org.lerexchange.local.parts;

import org.jspecify.annotations.NullMarked;
