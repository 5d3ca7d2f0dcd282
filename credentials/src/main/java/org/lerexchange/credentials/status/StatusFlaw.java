package org.lerexchange.credentials.status;

/** Why a status could not be read from a list. None of these means "not revoked". */
public enum StatusFlaw {
    /** Bitstring Status List 1.0 §3.2 (STATUS_VERIFICATION_ERROR): the list is not what it must be, or another purpose's. */
    STATUS_VERIFICATION_ERROR,
    /** Bitstring Status List 1.0 §3.2 (STATUS_LIST_LENGTH_ERROR): fewer than 131,072 entries. */
    STATUS_LIST_LENGTH_ERROR,
    /** Bitstring Status List 1.0 §3.2 (RANGE_ERROR): the index is beyond the list. */
    RANGE_ERROR,
    /** Bitstring Status List 1.0 §6.1: inflates beyond {@link StatusList#MAX_BYTES}. */
    TOO_LARGE
}
