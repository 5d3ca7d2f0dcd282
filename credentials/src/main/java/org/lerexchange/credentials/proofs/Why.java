package org.lerexchange.credentials.proofs;

/** Why a proof could not be judged. */
public enum Why {
    /** Data Integrity 1.0 §2.4.1: a context that we do not know, hence cannot read. */
    UNKNOWN_CONTEXT,
    /** Data Integrity 1.0 §3.1: no proof of a suite that we know. */
    UNKNOWN_SUITE,
    /** DID Resolution: a DID method that we do not know. */
    UNKNOWN_DID_METHOD,
    /** DID Resolution: the issuer's or holder's document could not be had. */
    KEY_UNREACHABLE
}
