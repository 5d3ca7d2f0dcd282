/** Tests of the room {@code status}. */
@NullMarked
package org.lerexchange.credentials.status;

import org.jspecify.annotations.NullMarked;
