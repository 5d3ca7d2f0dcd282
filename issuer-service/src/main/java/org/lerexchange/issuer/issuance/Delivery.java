package org.lerexchange.issuer.issuance;

import java.util.Optional;
import java.util.UUID;
import org.lerexchange.issuer.awards.AwardId;
import org.lerexchange.issuer.catalogue.Achievement;
import org.lerexchange.issuer.institutions.IssuerDid;
import org.lerexchange.issuer.recipients.RecipientRef;
import org.lerexchange.issuer.status.CredentialId;
import org.lerexchange.messaging.EventIds;

/**
 * An award that is to be issued to a person.
 *
 * @param madeBefore how many credentials were issued for it before
 */
record Delivery(
        AwardId id,
        long seq,
        Optional<Integer> row,
        RecipientRef ref,
        IssuerDid issuer,
        Achievement achievement,
        Particulars particulars,
        int madeBefore,
        Optional<CredentialId> replaces) {

    /** The name space of this exchange's credentials. */
    private static final UUID CREDENTIALS = UUID.fromString("0b9f2f0e-51a7-5c0d-8a53-5d5c0b0c7e21");

    /** UUIDv5 of tenant and award id; a corrected credential's also of its number. */
    CredentialId credentialId() {
        String name = id.tenant().value() + '\n' + id.own() + (madeBefore == 0 ? "" : "\n" + (madeBefore + 1));
        return new CredentialId("urn:uuid:" + EventIds.named(CREDENTIALS, name));
    }

    Issuance.Pending pending() {
        return new Issuance.Pending(ref, issuer, achievement.id(), achievement.version(), particulars);
    }
}
