/** Tests of the room {@code proofs}. */
@NullMarked
package org.lerexchange.credentials.proofs;

import org.jspecify.annotations.NullMarked;
