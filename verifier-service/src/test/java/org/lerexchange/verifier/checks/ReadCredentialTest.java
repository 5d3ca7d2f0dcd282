package org.lerexchange.verifier.checks;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.lerexchange.credentials.did.DidDocument;
import org.lerexchange.credentials.did.DidDocuments;
import org.lerexchange.credentials.did.DidKey;
import org.lerexchange.credentials.did.DidResolver;
import org.lerexchange.credentials.did.VerificationMethod;
import org.lerexchange.credentials.json.StrictJson;
import org.lerexchange.credentials.keys.KeyResolver;
import org.lerexchange.credentials.keys.Signer;
import org.lerexchange.verifier.checks.CheckLine.Check;
import org.lerexchange.verifier.checks.CheckLine.Outcome;

class ReadCredentialTest {

    private static final Signer COLLEGE = Samples.ISSUER_KEY.as(Samples.METHOD);

    private final ReadCredential readCredential = new ReadCredential(Samples.INTEGRITY);

    @Test
    void whatWasSignedIsKeptAndTheCredentialIsNot() {
        Facts facts = readable(bare(Samples.signed()));

        assertThat(facts.credentialId()).isEqualTo("urn:uuid:6b1f3d7e-77a2-4d0a-8d0e-9a27be2b6a01");
        assertThat(facts.digest()).matches("[0-9a-f]{64}");
        assertThat(facts.issuer()).isEqualTo(Samples.ISSUER);
        assertThat(facts.issuerName()).isEqualTo("Lakeview College");
        assertThat(facts.achievementName()).isEqualTo("Forklift operator");
        assertThat(facts.achievementType()).isEqualTo("Certificate");
        assertThat(facts.verificationMethod()).isEqualTo(Samples.METHOD);
        assertThat(facts.alignments())
                .extracting(Facts.ClaimedAlignment::targetUrl)
                .containsExactly("https://skills.example/forklift", "https://skills.example/loads");
        assertThat(facts.role()).contains("Trainee");
        assertThat(facts.awardedOn()).contains(LocalDate.of(2026, 11, 25));
        assertThat(facts.activityEnd()).contains(LocalDate.of(2026, 6, 30));
        assertThat(facts.validUntil()).contains(Samples.UNTIL);
        assertThat(facts.proofCreated()).contains(Samples.FROM);
        assertThat(facts.statusEntries())
                .contains(new Facts.StatusRef("revocation", 94_567, Samples.LIST))
                .hasSize(2);
        assertThat(facts.settled()).isTrue();
        assertThat(lines(facts)).allMatch(line -> line.outcome() == Outcome.PASSED);
        assertThat(facts.holderBinding()).isEmpty();
    }

    @Test
    void whatItsSubjectPresentedIsBoundToTheHolder() {
        Facts facts = readable(presented(Samples.presented()));

        assertThat(facts.holderBinding()).contains(CheckLine.passed(Check.HOLDER));
        assertThat(facts.digest())
                .as("the same credential, however it came")
                .isEqualTo(readable(bare(Samples.signed())).digest());
    }

    @Test
    void anAlteredClaimFailsTheProofAndNotTheIssuer() {
        Facts facts = readable(bare(Samples.signed().replace("Forklift operator", "Forklift Operator")));

        assertThat(facts.proof()).isEqualTo(CheckLine.failed(Check.PROOF, "signatureInvalid"));
        assertThat(facts.issuerControl()).isEqualTo(CheckLine.passed(Check.ISSUER));
        assertThat(CheckFacts.against(facts, Samples.calm()).overall()).isEqualTo(Outcome.FAILED);
    }

    @Test
    void noAlteredByteIsEverVerified() {
        String signed = Samples.signed();
        for (int at = 0; at < signed.length(); at += 23) {
            String altered = signed.substring(0, at) + (char) (signed.charAt(at) ^ 1) + signed.substring(at + 1);

            assertThat(verified(bare(altered))).as("byte " + at).isFalse();
        }
    }

    /** S15. */
    @Test
    void somebodyElsesCredentialIsNotTheirsToPresent() {
        String thief = DidKey.of(Samples.ISSUER_KEY.verifyingKey());
        String own = Samples.presented(Samples.signed(), thief, Samples.ISSUER_KEY, Samples.CHALLENGE, Samples.DOMAIN);
        String forged = Samples.presented(
                Samples.signed(), Samples.HOLDER, Samples.ISSUER_KEY, Samples.CHALLENGE, Samples.DOMAIN);

        assertThat(presented(own)).isEqualTo(notTheHolders("holderNotSubject"));
        assertThat(presented(forged)).isEqualTo(notTheHolders("notControlled"));
    }

    /** S13. */
    @Test
    void aPresentationMadeForAnotherOccasionOrVerifierIsRefused() {
        String earlier = Samples.presented(
                Samples.signed(), Samples.HOLDER, Samples.HOLDER_KEY, "consent-1:part-1:0", Samples.DOMAIN);
        String elsewhere = Samples.presented(
                Samples.signed(), Samples.HOLDER, Samples.HOLDER_KEY, Samples.CHALLENGE, "another-verifier");

        assertThat(presented(earlier)).isEqualTo(notTheHolders("wrongChallenge"));
        assertThat(presented(elsewhere)).isEqualTo(notTheHolders("wrongDomain"));
    }

    /** S14: a key that is listed, but not for assertions, signs no credential. */
    @Test
    void aKeyForAnotherPurposeSignsNothing() {
        VerificationMethod loginOnly = new VerificationMethod(
                Samples.METHOD, Samples.ISSUER_KEY.verifyingKey(), Optional.empty(), false, true);

        Facts facts = readable(readCredential.bare(Samples.signed(), keysOf(loginOnly), Samples.NOW));

        assertThat(facts.issuerControl()).isEqualTo(CheckLine.failed(Check.ISSUER, "keyNotAuthorised"));
        assertThat(facts.proof().outcome()).isEqualTo(Outcome.FAILED);
    }

    /** S14: the holder's own proof is none by the issuer. */
    @Test
    void aPresentationIsNoCredential() {
        assertThat(unreadable(bare(Samples.presented()))).contains(CheckLine.failed(Check.STRUCTURE, "context"));
        assertThat(presented(Samples.signed())).isEqualTo(notTheHolders("presentationMalformed"));
    }

    /** S17: whoever signs, it must be the issuer. */
    @Test
    void aStrangersSignatureIsNotTheIssuers() {
        String forged = Samples.signed(Samples.unsigned(Samples.ISSUER), DidKey.signer(Samples.HOLDER_KEY));

        Facts facts = readable(bare(forged));

        assertThat(facts.issuerControl()).isEqualTo(CheckLine.failed(Check.ISSUER, "notControlled"));
        assertThat(verified(bare(forged))).isFalse();
    }

    /** S16: of several proofs every one must hold. */
    @Test
    void aSecondProofThatDoesNotHoldSpoilsTheFirst() {
        JsonObject once = StrictJson.object(Samples.signed());
        JsonObject other = StrictJson.object(
                Samples.signed(edited(Samples.unsigned(Samples.ISSUER), "name", text("Another certificate")), COLLEGE));
        JsonValue both = StrictJson.provider()
                .createArrayBuilder()
                .add(once.get("proof"))
                .add(other.get("proof"))
                .build();

        Facts facts = readable(bare(edited(once, "proof", both).toString()));

        assertThat(facts.proof()).isEqualTo(CheckLine.failed(Check.PROOF, "signatureInvalid"));
        assertThat(facts.verificationMethods()).hasSize(2);
    }

    @Test
    void aRetiredKeySignsNothingNew() {
        VerificationMethod retired = VerificationMethod.active(Samples.METHOD, Samples.ISSUER_KEY.verifyingKey())
                .retired(Samples.FROM.minusSeconds(1));

        Facts facts = readable(readCredential.bare(Samples.signed(), keysOf(retired), Samples.NOW));

        assertThat(facts.issuerControl()).isEqualTo(CheckLine.failed(Check.ISSUER, "keyRetired"));
    }

    @Test
    void anUnknownContextCannotBeTold() {
        JsonValue contexts = StrictJson.provider()
                .createArrayBuilder(StrictJson.object(Samples.signed()).getJsonArray("@context"))
                .add("https://example.org/unheard-of/v1")
                .build();
        String unheardOf = edited(StrictJson.object(Samples.signed()), "@context", contexts)
                .toString();

        Facts facts = readable(bare(unheardOf));

        assertThat(facts.proof()).isEqualTo(CheckLine.inconclusive(Check.PROOF, "unknownContext"));
        assertThat(facts.settled()).isFalse();
        assertThat(CheckFacts.against(facts, Samples.calm()).overall()).isEqualTo(Outcome.INCONCLUSIVE);
    }

    /** B08. */
    @Test
    void aTermThatNoContextDefinesFails() {
        String padded = edited(StrictJson.object(Samples.signed()), "surprise", text("unsigned"))
                .toString();

        assertThat(readable(bare(padded)).proof()).isEqualTo(CheckLine.failed(Check.PROOF, "undefinedTerm"));
    }

    /** B04. */
    @Test
    void aNameTwiceInOneObjectFails() {
        String twice =
                "{\"issuer\":\"did:web:other.example\"," + Samples.signed().substring(1);

        assertThat(unreadable(bare(twice))).containsExactly(CheckLine.failed(Check.STRUCTURE, "duplicateKey"));
        assertThat(unreadable(bare("not json"))).containsExactly(CheckLine.failed(Check.STRUCTURE, "malformedJson"));
    }

    @Test
    void anIssuerOutOfReachCannotBeTold() {
        Facts facts = readable(readCredential.bare(Samples.signed(), new DidResolver(DidDocuments.NONE), Samples.NOW));

        assertThat(facts.proof()).isEqualTo(CheckLine.inconclusive(Check.PROOF, "keyUnreachable"));
        assertThat(facts.issuerControl().outcome()).isEqualTo(Outcome.INCONCLUSIVE);
        assertThat(facts.settled()).isFalse();
    }

    @Test
    void anUnsignedCredentialFails() {
        Facts facts = readable(bare(Samples.unsigned(Samples.ISSUER).toString()));

        assertThat(facts.proof()).isEqualTo(CheckLine.failed(Check.PROOF, "noProof"));
        assertThat(facts.verificationMethod()).isEmpty();
        assertThat(facts.issuerControl()).isEqualTo(CheckLine.inconclusive(Check.ISSUER, "notReached"));
    }

    @Test
    void aStatusOfAKindWeCannotReadCannotBeTold() {
        JsonValue odd = StrictJson.provider()
                .createObjectBuilder()
                .add("id", "https://lakeview.example/crl#1")
                .add("type", "BitstringStatusListEntry")
                .add("statusPurpose", "revocation")
                .add("statusListIndex", "minus one")
                .add("statusListCredential", Samples.LIST)
                .build();
        String signed = Samples.signed(edited(Samples.unsigned(Samples.ISSUER), "credentialStatus", odd), COLLEGE);

        Gathered gathered = bare(signed);

        assertThat(unreadable(gathered))
                .contains(CheckLine.inconclusive(Check.STATUS, "unknownStatusType"), CheckLine.passed(Check.PROOF));
        assertThat(((Gathered.Unreadable) gathered).outcome()).isEqualTo(Outcome.INCONCLUSIVE);
    }

    @Test
    void aCredentialThatIsNoAchievementFailsByTheRuleItBreaks() {
        JsonObject without = StrictJson.provider()
                .createObjectBuilder(Samples.unsigned(Samples.ISSUER))
                .remove("validFrom")
                .build();

        assertThat(unreadable(bare(Samples.signed(without, COLLEGE))))
                .contains(CheckLine.failed(Check.STRUCTURE, "validFrom"));
    }

    @Test
    void aCredentialEndsWithItsProof() {
        Instant end = Samples.NOW.plusSeconds(60);
        JsonObject signed = StrictJson.object(Samples.signed());
        JsonObject proof = edited(signed.getJsonObject("proof"), "expires", text(end.toString()));

        Facts facts = readable(bare(edited(signed, "proof", proof).toString()));

        assertThat(facts.validUntil()).contains(end);
    }

    @Test
    void onlyTheIssuersAndTheHoldersKeysAreLookedFor() {
        assertThat(ReadCredential.controllers(Samples.presented())).isEqualTo(Set.of(Samples.HOLDER, Samples.ISSUER));
        assertThat(ReadCredential.controllers(Samples.signed())).isEqualTo(Set.of(Samples.ISSUER));
        assertThat(ReadCredential.controllers("{}")).isEmpty();
        assertThat(ReadCredential.controllers("[")).isEmpty();
    }

    private Gathered bare(String credential) {
        return readCredential.bare(credential, Samples.KEYS, Samples.NOW);
    }

    private Gathered presented(String presentation) {
        return readCredential.presented(presentation, Samples.CHALLENGE, Samples.DOMAIN, Samples.KEYS, Samples.NOW);
    }

    private static KeyResolver keysOf(VerificationMethod method) {
        DidDocument document = new DidDocument(Samples.ISSUER, List.of(method));
        return new DidResolver(did -> new DidDocuments.Answer.Known(document));
    }

    private static boolean verified(Gathered gathered) {
        return gathered instanceof Gathered.Readable(Facts facts)
                && CheckFacts.against(facts, Samples.calm()).verified();
    }

    private static Facts readable(Gathered gathered) {
        assertThat(gathered).isInstanceOf(Gathered.Readable.class);
        return ((Gathered.Readable) gathered).facts();
    }

    private static List<CheckLine> unreadable(Gathered gathered) {
        assertThat(gathered).isInstanceOf(Gathered.Unreadable.class);
        return ((Gathered.Unreadable) gathered).checks();
    }

    private static Gathered notTheHolders(String reason) {
        return new Gathered.Unreadable(List.of(CheckLine.failed(Check.HOLDER, reason)));
    }

    private static List<CheckLine> lines(Facts facts) {
        return List.of(facts.structure(), facts.proof(), facts.issuerControl());
    }

    private static JsonValue text(String value) {
        return StrictJson.provider().createValue(value);
    }

    private static JsonObject edited(JsonObject json, String name, JsonValue value) {
        return StrictJson.provider().createObjectBuilder(json).add(name, value).build();
    }
}
