package org.lerexchange.wallet.holdings;

/** How a credential stands at its issuer; revoked is final. */
public enum Standing {
    IN_FORCE,
    SUSPENDED,
    REVOKED,
    REPLACED
}
