/**
 * Puts Data Integrity proofs on documents and says whether the proofs on a document hold.
 *
 * <p>Owns {@code eddsa-rdfc-2022}, proof sets and chains, and the three answers of a check. May call {@code json},
 * {@code contexts} and {@code keys}.
 */
@NullMarked
package org.lerexchange.credentials.proofs;

import org.jspecify.annotations.NullMarked;
