package org.lerexchange.issuer.status;

/** What became of a change of standing. */
public sealed interface StandingOutcome {

    record Changed(Standing standing) implements StandingOutcome {}

    /** It stood so already. */
    record Unchanged(Standing standing) implements StandingOutcome {}

    /** The present standing does not allow it: revoked is final (our rule; Bitstring Status List 1.0, section 2.1). */
    record Refused(Standing standing) implements StandingOutcome {}

    /** No credential of this id has a place. */
    record UnknownCredential(CredentialId credential) implements StandingOutcome {}
}
