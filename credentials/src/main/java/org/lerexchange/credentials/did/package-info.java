/**
 * Names issuers and holders by DID and finds the keys behind the names.
 *
 * <p>Owns did:key, did:jwk, the mapping of did:web to addresses, and DID documents. Fetches nothing itself. May call
 * {@code json} and {@code keys}.
 */
@NullMarked
package org.lerexchange.credentials.did;

import org.jspecify.annotations.NullMarked;
