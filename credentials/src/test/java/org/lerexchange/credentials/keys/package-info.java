/** Tests of the room {@code keys}. */
@NullMarked
package org.lerexchange.credentials.keys;

import org.jspecify.annotations.NullMarked;
