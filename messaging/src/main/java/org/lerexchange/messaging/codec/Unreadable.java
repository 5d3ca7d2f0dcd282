package org.lerexchange.messaging.codec;

/** Why bytes are not a record of their topic: the codes of {@link org.lerexchange.messaging.BrokenContract}. */
public enum Unreadable {
    /** No byte at all. */
    EMPTY,
    /** The first byte is not the magic 0 of Confluent's wire format. */
    BAD_MAGIC,
    /** They end before the record does. */
    TRUNCATED,
    /** A length or count that is negative or says more than there is. */
    BAD_LENGTH,
    /** The registry has no schema of this id. */
    UNKNOWN_ID,
    /** They were written as another record. */
    OTHER_RECORD,
    /** Something follows the record. */
    TRAILING_BYTES,
    /** They do not fit the schema they were written with, or that schema cannot be read as ours. */
    UNFIT,
    /** A value to be said does not fit its own schema. */
    UNSAYABLE
}
