/** Tests of the room {@code presentations}. */
@NullMarked
package org.lerexchange.credentials.presentations;

import org.jspecify.annotations.NullMarked;
