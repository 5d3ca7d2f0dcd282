package org.lerexchange.credentials.proofs;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lerexchange.credentials.Shared;
import org.lerexchange.credentials.contexts.Canonical;
import org.lerexchange.credentials.contexts.LinkedData;
import org.lerexchange.credentials.did.DidDocuments;
import org.lerexchange.credentials.did.DidKey;
import org.lerexchange.credentials.did.DidResolver;
import org.lerexchange.credentials.json.StrictJson;
import org.lerexchange.credentials.keys.KeyKind;
import org.lerexchange.credentials.keys.Multibase;
import org.lerexchange.credentials.keys.SigningKey;

/** Data Integrity EdDSA 1.0, appendix A.1 (eddsa-rdfc-2022) and A.4 (proof sets and chains). */
class EddsaVectorsTest {
    private static final String ROOT = "specs/vectors/eddsa/";
    private static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");

    private final DidResolver keys = new DidResolver(DidDocuments.NONE);

    @ParameterizedTest
    @ValueSource(strings = "eddsa-rdfc-2022/")
    void everyStepIsTheRecommendations(String folder) {
        JsonObject signed = Shared.json(ROOT + folder + "signedDataInt.json");
        JsonObject document = ProofDocuments.without(signed, "proof");
        JsonObject proof = signed.getJsonObject("proof");
        LinkedData linkedData = new LinkedData(Shared.withExamples());

        assertThat(linkedData.canonical(document))
                .isEqualTo(new Canonical.Quads(Shared.text(ROOT + folder + "canonDocDataInt.txt")));
        assertThat(linkedData.canonical(Shared.json(ROOT + folder + "proofConfigDataInt.json")))
                .isEqualTo(new Canonical.Quads(Shared.text(ROOT + folder + "proofCanonDataInt.txt")));
        HashData.Ready ready = (HashData.Ready) HashData.of(linkedData, document, proof);
        String proofHash = Shared.text(ROOT + folder + "proofHashDataInt.txt").strip();
        String documentHash = Shared.text(ROOT + folder + "docHashDataInt.txt").strip();
        assertThat(HexFormat.of().formatHex(ready.bytes())).isEqualTo(proofHash + documentHash);
        assertThat(HexFormat.of().formatHex(key().sign(ready.bytes())))
                .isEqualTo(Shared.text(ROOT + folder + "sigHexDataInt.txt").strip());
    }

    @ParameterizedTest
    @ValueSource(strings = "eddsa-rdfc-2022/")
    void signingGivesTheSignedDocumentOfTheRecommendation(String folder) {
        JsonObject signed = Shared.json(ROOT + folder + "signedDataInt.json");
        ProofOptions options = new ProofOptions(
                Instant.parse(signed.getJsonObject("proof").getString("created")),
                ProofOptions.ASSERTION,
                Optional.empty(),
                Optional.empty());

        String ours = integrity().sign(ProofDocuments.without(signed, "proof"), options, DidKey.signer(key()));

        assertThat(StrictJson.object(ours)).isEqualTo(signed);
        assertThat(verify(signed)).isEqualTo(new CheckResult.Passed());
    }

    @ParameterizedTest
    @ValueSource(strings = {"signedProofSet1", "signedProofSet2", "signedProofChain1", "signedProofChain2"})
    void proofSetsAndChainsHold(String name) {
        assertThat(verify(Shared.json(ROOT + "proof-set-chain/" + name + ".json")))
                .isEqualTo(new CheckResult.Passed());
    }

    @Test
    void oneBadProofSpoilsTheSet() {
        JsonObject set = Shared.json(ROOT + "proof-set-chain/signedProofSet2.json");
        JsonObject first = set.getJsonArray("proof").getJsonObject(0);
        JsonObject second = set.getJsonArray("proof").getJsonObject(1);
        JsonObject swapped = ProofDocuments.with(second, "proofValue", first.getJsonString("proofValue"));
        JsonObject spoiled = ProofDocuments.with(
                set,
                "proof",
                StrictJson.provider()
                        .createArrayBuilder()
                        .add(first)
                        .add(swapped)
                        .build());

        assertThat(verify(spoiled)).isEqualTo(new CheckResult.Failed(Reason.SIGNATURE_INVALID));
    }

    @Test
    void aPreviousProofThatIsNotThereIsRefused() {
        JsonObject chain = Shared.json(ROOT + "proof-set-chain/signedProofChain2.json");
        JsonValue last = chain.getJsonArray("proof").getLast();

        assertThat(verify(ProofDocuments.with(chain, "proof", last)))
                .isEqualTo(new CheckResult.Failed(Reason.PREVIOUS_PROOF_MISSING));
    }

    @Test
    void theExamplesContextIsUnknownOutsideTests() {
        JsonObject signed = Shared.json(ROOT + "eddsa-rdfc-2022/signedDataInt.json");
        DataIntegrity production =
                new DataIntegrity(new LinkedData(org.lerexchange.credentials.contexts.Contexts.known()));

        assertThat(production.verify(signed, Expectation.assertionByAnyone(NOW), keys))
                .isEqualTo(new CheckResult.Inconclusive(Why.UNKNOWN_CONTEXT));
    }

    private CheckResult verify(JsonObject document) {
        return integrity().verify(document, Expectation.assertionByAnyone(NOW), keys);
    }

    private static DataIntegrity integrity() {
        return new DataIntegrity(new LinkedData(Shared.withExamples()));
    }

    private static SigningKey key() {
        byte[] bytes = Multibase.fromBase58(Shared.json(ROOT + "keyPair.json").getString("privateKeyMultibase"))
                .orElseThrow();
        return SigningKey.of(KeyKind.ED25519, Arrays.copyOfRange(bytes, 2, bytes.length));
    }
}
