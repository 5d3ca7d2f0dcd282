package org.lerexchange.issuer.issuance;

import java.time.Instant;
import java.util.Optional;
import org.lerexchange.issuer.catalogue.Achievement;
import org.lerexchange.issuer.institutions.IssuerDid;
import org.lerexchange.issuer.recipients.Holder;
import org.lerexchange.issuer.status.CredentialId;
import org.lerexchange.issuer.status.StatusPlace;

/** All that a credential is made of. */
public record CredentialOrder(
        CredentialId id,
        IssuerDid issuer,
        Holder holder,
        Achievement achievement,
        Particulars particulars,
        StatusPlace place,
        Optional<CredentialId> replaces,
        Instant issuedAt) {}
