/** Tests of the room {@code json}. */
@NullMarked
package org.lerexchange.credentials.json;

import org.jspecify.annotations.NullMarked;
