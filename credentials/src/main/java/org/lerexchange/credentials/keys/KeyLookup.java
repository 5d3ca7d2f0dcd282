package org.lerexchange.credentials.keys;

import java.time.Instant;
import java.util.Optional;

/** What became of looking for a key (Controlled Identifiers 1.0 §3.3, Retrieve Verification Method). */
public sealed interface KeyLookup {
    /** The key, the DID that controls it, and since when it is retired. */
    record Found(VerifyingKey key, String controller, Optional<Instant> retired) implements KeyLookup {}

    /** The document was read and has no such method, or the name is none. */
    record NotFound() implements KeyLookup {}

    /** The method is there but not for this purpose. */
    record NotAuthorised() implements KeyLookup {}

    /** A DID method that we do not know. */
    record UnknownMethod() implements KeyLookup {}

    /** The document could not be had now. */
    record Unreachable() implements KeyLookup {}
}
