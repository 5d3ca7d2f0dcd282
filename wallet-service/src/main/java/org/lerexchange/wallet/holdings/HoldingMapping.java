package org.lerexchange.wallet.holdings;

import java.util.Optional;
import org.lerexchange.events.CredentialIssued;
import org.lerexchange.events.CredentialStatusChanged;
import org.lerexchange.messaging.BrokenContract;
import org.lerexchange.messaging.Heard;
import org.lerexchange.wallet.holders.RecipientRef;

/** From the events of {@code holdings} to its own types. */
final class HoldingMapping {

    private HoldingMapping() {}

    static IssuedCredential toIssued(Heard<CredentialIssued> heard) {
        CredentialIssued event = heard.value();
        checkKey(heard.key(), event.getCredentialId());
        return new IssuedCredential(
                new CredentialId(event.getCredentialId()),
                new RecipientRef(event.getRecipientRef()),
                event.getCredential(),
                Optional.ofNullable(event.getReplaces()).map(CredentialId::new));
    }

    static StandingNews toNews(Heard<CredentialStatusChanged> heard) {
        CredentialStatusChanged event = heard.value();
        checkKey(heard.key(), event.getCredentialId());
        return new StandingNews(
                new CredentialId(event.getCredentialId()),
                toStanding(event),
                Optional.ofNullable(event.getReplacedBy()).map(CredentialId::new),
                Optional.ofNullable(event.getReason()),
                event.getSince(),
                heard.generation(),
                heard.seq());
    }

    private static Standing toStanding(CredentialStatusChanged event) {
        return switch (event.getStanding()) {
            case IN_FORCE -> Standing.IN_FORCE;
            case SUSPENDED -> Standing.SUSPENDED;
            case REVOKED -> Standing.REVOKED;
            case REPLACED -> Standing.REPLACED;
            case UNKNOWN ->
                throw new BrokenContract(
                        "STANDING_IS_UNKNOWN", "expected a standing known here for " + event.getCredentialId());
        };
    }

    private static void checkKey(String key, String credentialId) {
        if (!key.equals(credentialId)) {
            throw new BrokenContract(
                    "KEY_IS_NOT_THE_CREDENTIAL", "expected the credential id " + credentialId + " as key, but " + key);
        }
    }
}
