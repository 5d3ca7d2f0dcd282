package org.lerexchange.credentials.sealing;

/** Why something sealed does not open. */
public enum SealFlaw {
    /** RFC 7516 §7.1: not a compact JWE. */
    MALFORMED,
    /** RFC 7516 §4.1, RFC 8725 §3.1: not our two algorithms, or compressed, or with critical extensions. */
    WRONG_ALGORITHM,
    /** RFC 7516 §4.1.6: sealed to another key id. */
    OTHER_KEY,
    /** RFC 7516 §5.2: the tag does not hold. */
    TAMPERED,
    /** RFC 8725 §3.11: longer than anything we seal. */
    TOO_LONG
}
