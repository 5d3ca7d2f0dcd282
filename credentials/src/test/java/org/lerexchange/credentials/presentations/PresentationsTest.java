package org.lerexchange.credentials.presentations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.JsonObject;
import org.junit.jupiter.api.Test;
import org.lerexchange.credentials.Awards;
import org.lerexchange.credentials.did.DidKey;
import org.lerexchange.credentials.json.StrictJson;
import org.lerexchange.credentials.keys.SigningKey;
import org.lerexchange.credentials.proofs.CheckResult;
import org.lerexchange.credentials.proofs.Expectation;
import org.lerexchange.credentials.proofs.ProofOptions;
import org.lerexchange.credentials.proofs.Reason;

class PresentationsTest {
    private static final String CHALLENGE = "consent-1:part-1:1";
    private static final String DOMAIN = "did:web:verifier.example";

    private final Presentations presentations = new Presentations(Awards.INTEGRITY);
    private final JsonObject credential = StrictJson.object(Awards.signedJob());

    @Test
    void theHoldersPresentationIsAcceptedAndTheCredentialInItStillHolds() {
        Presented answer = verify(presented(Awards.HOLDER, Awards.HOLDER_KEY));

        assertThat(answer).isEqualTo(new Presented.ByHolder(Awards.HOLDER, credential));
        assertThat(Awards.INTEGRITY.verify(credential, Expectation.assertionBy(Awards.ISSUER, Awards.NOW), Awards.KEYS))
                .isEqualTo(new CheckResult.Passed());
    }

    @Test
    void aThiefCannotPresentInTheHoldersName() {
        assertThat(verify(presented(Awards.HOLDER, Awards.ISSUER_KEY))).isEqualTo(failed(Reason.NOT_CONTROLLED));
        assertThat(verify(presented(Awards.ISSUER, Awards.ISSUER_KEY))).isEqualTo(failed(Reason.HOLDER_NOT_SUBJECT));
    }

    @Test
    void aReplayForAnotherChallengeOrDomainIsRefused() {
        String presentation = presented(Awards.HOLDER, Awards.HOLDER_KEY);

        assertThat(presentations.verify(presentation, "other", DOMAIN, Awards.NOW, Awards.KEYS))
                .isEqualTo(failed(Reason.WRONG_CHALLENGE));
        assertThat(presentations.verify(presentation, CHALLENGE, "other", Awards.NOW, Awards.KEYS))
                .isEqualTo(failed(Reason.WRONG_DOMAIN));
    }

    @Test
    void anAlteredCredentialWithinSpoilsThePresentation() {
        String altered = presented(Awards.HOLDER, Awards.HOLDER_KEY).replace("Warehouse lead", "Warehouse head");

        assertThat(verify(altered)).isEqualTo(failed(Reason.SIGNATURE_INVALID));
    }

    @Test
    void aCredentialsOwnProofIsNoPresentation() {
        assertThat(verify(Awards.signedJob())).isEqualTo(failed(Reason.PRESENTATION_MALFORMED));
    }

    @Test
    void twoCredentialsOrNoneAreNotAPresentation() {
        JsonObject whole = StrictJson.object(presented(Awards.HOLDER, Awards.HOLDER_KEY));
        var none = StrictJson.provider().createObjectBuilder(whole).remove("verifiableCredential");
        var two = StrictJson.provider()
                .createObjectBuilder(whole)
                .add(
                        "verifiableCredential",
                        StrictJson.provider()
                                .createArrayBuilder()
                                .add(credential)
                                .add(credential));

        assertThat(verify(none.build().toString())).isEqualTo(failed(Reason.PRESENTATION_MALFORMED));
        assertThat(verify(two.build().toString())).isEqualTo(failed(Reason.PRESENTATION_MALFORMED));
    }

    @Test
    void challengeAndDomainAreRequiredWhenSigning() {
        ProofOptions bare = ProofOptions.assertion(Awards.NOW);

        assertThatThrownBy(
                        () -> presentations.present(credential, Awards.HOLDER, bare, DidKey.signer(Awards.HOLDER_KEY)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private String presented(String holder, SigningKey key) {
        ProofOptions options = ProofOptions.authentication(Awards.NOW, CHALLENGE, DOMAIN);
        return presentations.present(credential, holder, options, DidKey.signer(key));
    }

    private Presented verify(String presentation) {
        return presentations.verify(presentation, CHALLENGE, DOMAIN, Awards.NOW, Awards.KEYS);
    }

    private static Presented failed(Reason reason) {
        return new Presented.NotAccepted(new CheckResult.Failed(reason));
    }
}
