/** Tests of the room {@code sealing}. */
@NullMarked
package org.lerexchange.credentials.sealing;

import org.jspecify.annotations.NullMarked;
