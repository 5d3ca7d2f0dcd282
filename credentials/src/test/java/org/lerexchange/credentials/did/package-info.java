/** Tests of the room {@code did}. */
@NullMarked
package org.lerexchange.credentials.did;

import org.jspecify.annotations.NullMarked;
