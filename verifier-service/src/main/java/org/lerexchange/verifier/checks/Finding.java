package org.lerexchange.verifier.checks;

import java.util.Locale;

/** Why a check did not pass, beyond what the proof says. */
enum Finding {
    /** VC Data Model 2.0 §4.9: it begins later, by more than clocks may differ. */
    NOT_YET_VALID,
    /** VC Data Model 2.0 §4.9, Data Integrity 1.0 §2.1: it is over. */
    EXPIRED,
    /** Bitstring Status List 1.0 §2.1: statusPurpose revocation. */
    REVOKED,
    /** Bitstring Status List 1.0 §2.1: statusPurpose suspension. */
    SUSPENDED,
    /** Its issuer gave out another in its place. */
    REPLACED,
    /** Bitstring Status List 1.0 §3.2: the status could not be had. */
    STATUS_UNREACHABLE,
    /** VC Data Model 2.0 §4.10: a status of a type that we cannot read. */
    UNKNOWN_STATUS_TYPE,
    /** VC Data Model 2.0 §7.1, issuer trust: the register has nothing about it. */
    ISSUER_UNKNOWN,
    /** The agency has suspended its trust in the issuer. */
    TRUST_SUSPENDED,
    /** The agency has withdrawn its trust from the issuer. */
    TRUST_WITHDRAWN,
    /** The issuer is accredited, but not for achievements of this type. */
    NOT_ACCREDITED,
    /** Controlled Identifiers 1.0 §2.2: the key was in other hands, and nothing shows that the proof is older. */
    KEY_COMPROMISED,
    /** The answer needed another one that is not there. */
    NOT_REACHED,
    /** JSON-LD 1.1 §4: a keyword stands where a term is expected, so that what is signed is not what is read. */
    MALFORMED_CREDENTIAL;

    String wireName() {
        return wireName(this);
    }

    /** A constant as the code that callers see: {@code NOT_YET_VALID} is {@code notYetValid}. */
    static String wireName(Enum<?> constant) {
        StringBuilder code = new StringBuilder();
        for (String word : constant.name().toLowerCase(Locale.ROOT).split("_", -1)) {
            code.append(code.isEmpty() ? word : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1));
        }
        return code.toString();
    }
}
