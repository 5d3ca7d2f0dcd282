package org.lerexchange.credentials.status;

/** What a list says of one entry. */
public sealed interface Standing {
    /** The bit is not set. */
    record Clear() implements Standing {}

    /** The bit is set: revoked or suspended, as the entry's purpose says. */
    record Raised() implements Standing {}

    /** It cannot be told. */
    record Unreadable(StatusFlaw flaw) implements Standing {}
}
