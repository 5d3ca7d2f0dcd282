package org.lerexchange.credentials.proofs;

/** Why a proof does not hold. */
public enum Reason {
    /** VC Data Model 2.0 §7 (PARSING_ERROR): not strict JSON. */
    MALFORMED_JSON,
    /** RFC 7493 §2.3: a name twice in one object. */
    DUPLICATE_KEY,
    /** Data Integrity 1.0 §4.3: no proof. */
    NO_PROOF,
    /** Data Integrity 1.0 §2.1: a proof without a required member, or with an ill-formed one. */
    PROOF_MALFORMED,
    /** Data Integrity 1.0 §4.3: another purpose than expected. */
    WRONG_PURPOSE,
    /** Data Integrity 1.0 §4.3 (INVALID_CHALLENGE_ERROR): not the challenge that was set. */
    WRONG_CHALLENGE,
    /** Data Integrity 1.0 §4.3 (INVALID_DOMAIN_ERROR): made for somebody else. */
    WRONG_DOMAIN,
    /** Controlled Identifiers 1.0 §3.3 (INVALID_VERIFICATION_METHOD): no such key. */
    KEY_NOT_FOUND,
    /** Controlled Identifiers 1.0 §3.3 (INVALID_RELATIONSHIP_FOR_VERIFICATION_METHOD): not for this purpose. */
    KEY_NOT_AUTHORISED,
    /** VC Data Model 2.0 §4.12: the key is not controlled by the issuer or holder. */
    NOT_CONTROLLED,
    /** Controlled Identifiers 1.0 §2.2 (revoked): made, by its own word, after the key was retired. */
    KEY_RETIRED,
    /** Data Integrity 1.0 §2.1 (expires): the proof is over. */
    PROOF_EXPIRED,
    /** Data Integrity EdDSA 1.0 §3.2.2: the proof value is not base58 of 64 bytes. */
    PROOF_VALUE_ENCODING,
    /** Data Integrity EdDSA 1.0 §3.2.7: the signature is not by the key over this document. */
    SIGNATURE_INVALID,
    /** VC Data Model 2.0 §6.3.3: a term or type that no context defines. */
    UNDEFINED_TERM,
    /** JSON-LD 1.1 API §5.5.2: an IRI that is relative. */
    RELATIVE_IRI,
    /** JSON-LD 1.1 API §5.5.2: a value no signature covers. */
    DROPPED_VALUE,
    /** Data Integrity 1.0 §2.4.1: contexts that contradict each other or the proof's. */
    CONTEXT_CONFLICT,
    /** RDFC-1.0 §7.1: a graph made to be expensive. */
    TOO_COMPLEX,
    /** Data Integrity 1.0 §2.1.2: a previous proof that is not there. */
    PREVIOUS_PROOF_MISSING,
    /** Verifiable Presentation: the holder is not the subject of what is presented (VC Data Model 2.0 §4.13). */
    HOLDER_NOT_SUBJECT,
    /** VC Data Model 2.0 §4.13: not a presentation of exactly one credential. */
    PRESENTATION_MALFORMED
}
