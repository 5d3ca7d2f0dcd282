/** Tests of the room {@code contexts}. */
@NullMarked
package org.lerexchange.credentials.contexts;

import org.jspecify.annotations.NullMarked;
