package org.lerexchange.wallet.holdings;

import java.util.Optional;
import org.lerexchange.wallet.holders.RecipientRef;

/** A credential on its way to its holder, sealed. */
record IssuedCredential(
        CredentialId credential, RecipientRef recipient, String sealed, Optional<CredentialId> replaces) {}
