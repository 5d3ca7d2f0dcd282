package org.lerexchange.verifier.checks;

import org.lerexchange.credentials.proofs.CheckResult;
import org.lerexchange.credentials.proofs.Reason;
import org.lerexchange.verifier.checks.CheckLine.Check;

/** What the library says of a proof, as two lines: whether the proof holds, and whether its key is the issuer's. */
record ProofLines(CheckLine proof, CheckLine issuer) {

    static ProofLines of(CheckResult answer) {
        return new ProofLines(of(Check.PROOF, answer), issuer(answer));
    }

    static CheckLine of(Check check, CheckResult answer) {
        return switch (answer) {
            case CheckResult.Passed ignored -> CheckLine.passed(check);
            case CheckResult.Failed failed -> CheckLine.failed(check, Finding.wireName(failed.reason()));
            case CheckResult.Inconclusive open -> CheckLine.inconclusive(check, Finding.wireName(open.why()));
        };
    }

    private static CheckLine issuer(CheckResult answer) {
        return answer instanceof CheckResult.Failed(Reason reason) ? issuer(reason) : of(Check.ISSUER, answer);
    }

    /** Some proofs fail at the key, some after it was found to be the issuer's, some before it was looked for. */
    private static CheckLine issuer(Reason reason) {
        return switch (reason) {
            case KEY_NOT_FOUND, KEY_NOT_AUTHORISED, NOT_CONTROLLED, KEY_RETIRED ->
                CheckLine.failed(Check.ISSUER, Finding.wireName(reason));
            case SIGNATURE_INVALID, PROOF_VALUE_ENCODING -> CheckLine.passed(Check.ISSUER);
            default -> CheckLine.inconclusive(Check.ISSUER, Finding.NOT_REACHED.wireName());
        };
    }
}
