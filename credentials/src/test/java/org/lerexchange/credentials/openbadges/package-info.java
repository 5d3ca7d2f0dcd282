/** Tests of the room {@code openbadges}. */
@NullMarked
package org.lerexchange.credentials.openbadges;

import org.jspecify.annotations.NullMarked;
