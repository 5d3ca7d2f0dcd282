package org.lerexchange.credentials.proofs;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonPatch;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.lerexchange.credentials.Awards;
import org.lerexchange.credentials.did.DidDocument;
import org.lerexchange.credentials.did.DidDocuments;
import org.lerexchange.credentials.did.DidResolver;
import org.lerexchange.credentials.did.VerificationMethod;
import org.lerexchange.credentials.json.StrictJson;
import org.lerexchange.credentials.keys.KeyResolver;
import org.lerexchange.credentials.keys.Multibase;

/** Whatever is altered in a signed credential, it is no longer accepted. */
class TamperingTest {
    private static final Expectation BY_ISSUER = Expectation.assertionBy(Awards.ISSUER, Awards.NOW);

    private final JsonObject signed = StrictJson.object(Awards.signedJob());

    @Test
    void theUntouchedCredentialPasses() {
        assertThat(verify(signed)).isEqualTo(new CheckResult.Passed());
    }

    @Test
    void everyAlteredLiteralIsRefused() {
        List<String> pointers = pointers(signed, "");
        assertThat(pointers).hasSizeGreaterThan(40);

        for (String pointer : pointers) {
            JsonValue value = signed.getValue(pointer);
            if (value instanceof JsonString text) {
                JsonObject altered =
                        patch("replace", pointer, StrictJson.provider().createValue(text.getString() + "x"));
                assertThat(verify(altered).passed()).as("altered %s", pointer).isFalse();
            }
        }
    }

    @Test
    void everyRemovedMemberIsRefused() {
        for (String pointer : pointers(signed, "")) {
            JsonObject altered = signed(builder().remove(pointer).build());

            assertThat(verify(altered).passed()).as("removed %s", pointer).isFalse();
        }
    }

    @Test
    void everyAddedMemberIsRefused() {
        for (String pointer : pointers(signed, "")) {
            if (signed.getValue(pointer) instanceof JsonObject) {
                for (String name : List.of("nickname", "narrative", "@index", "id2", "_:b")) {
                    JsonObject altered = patch(
                            "add", pointer + "/" + name, StrictJson.provider().createValue("urn:x"));

                    assertThat(verify(altered).passed())
                            .as("added %s/%s", pointer, name)
                            .isFalse();
                }
            }
        }
    }

    @Test
    void everyAlteredByteOfTheProofValueIsRefused() {
        byte[] signature = Multibase.fromBase58(signed.getJsonObject("proof").getString("proofValue"))
                .orElseThrow();
        for (int i = 0; i < signature.length; i++) {
            byte[] altered = signature.clone();
            altered[i] ^= (byte) (1 << (i % 8));

            CheckResult answer = verify(withProofValue(Multibase.base58(altered)));

            assertThat(answer).as("byte %d", i).isEqualTo(new CheckResult.Failed(Reason.SIGNATURE_INVALID));
        }
    }

    @Test
    void aProofValueInAnotherEncodingIsRefused() {
        byte[] signature = Multibase.fromBase58(signed.getJsonObject("proof").getString("proofValue"))
                .orElseThrow();

        assertThat(verify(withProofValue(Multibase.base64url(signature))))
                .isEqualTo(new CheckResult.Failed(Reason.PROOF_VALUE_ENCODING));
    }

    @Test
    void aRepeatedKeyIsRefusedBeforeAnythingElse() {
        String twice = Awards.signedJob().replaceFirst("\\{", "{\"id\":\"urn:uuid:other\",");

        assertThat(Awards.INTEGRITY.verify(twice, BY_ISSUER, Awards.KEYS))
                .isEqualTo(new CheckResult.Failed(Reason.DUPLICATE_KEY));
    }

    @Test
    void aKeyThatTheIssuerDoesNotControlIsRefused() {
        Expectation byHolder = Expectation.assertionBy(Awards.HOLDER, Awards.NOW);

        assertThat(Awards.INTEGRITY.verify(signed, byHolder, Awards.KEYS))
                .isEqualTo(new CheckResult.Failed(Reason.NOT_CONTROLLED));
    }

    @Test
    void anUnknownSuiteAloneIsInconclusiveAndBesideAKnownOneIgnored() {
        JsonObject other = StrictJson.object("{\"type\":\"SomeProof\",\"cryptosuite\":\"xyz\"}");
        JsonObject alone = ProofDocuments.with(signed, "proof", other);
        JsonObject both = ProofDocuments.added(signed, other);

        assertThat(verify(alone)).isEqualTo(new CheckResult.Inconclusive(Why.UNKNOWN_SUITE));
        assertThat(verify(both)).isEqualTo(new CheckResult.Passed());
    }

    @Test
    void aDidDocumentOutOfReachIsInconclusiveAndAMissingKeyFails() {
        KeyResolver nobody = new DidResolver(DidDocuments.NONE);
        KeyResolver empty = webKeys(List.of());
        JsonObject byWeb = StrictJson.object(signedByWeb());

        assertThat(Awards.INTEGRITY.verify(byWeb, byWebIssuer(), nobody))
                .isEqualTo(new CheckResult.Inconclusive(Why.KEY_UNREACHABLE));
        assertThat(Awards.INTEGRITY.verify(byWeb, byWebIssuer(), empty))
                .isEqualTo(new CheckResult.Failed(Reason.KEY_NOT_FOUND));
    }

    @Test
    void aRetiredKeyStandsForWhatItSignedBeforeAndForNothingAfter() {
        VerificationMethod active = VerificationMethod.active(METHOD, Awards.ISSUER_KEY.verifyingKey());
        JsonObject byWeb = StrictJson.object(signedByWeb());

        assertThat(Awards.INTEGRITY.verify(byWeb, byWebIssuer(), webKeys(List.of(active))))
                .isEqualTo(new CheckResult.Passed());
        assertThat(Awards.INTEGRITY.verify(
                        byWeb, byWebIssuer(), webKeys(List.of(active.retired(Awards.NOW.plusSeconds(1))))))
                .isEqualTo(new CheckResult.Passed());
        assertThat(Awards.INTEGRITY.verify(byWeb, byWebIssuer(), webKeys(List.of(active.retired(Awards.NOW)))))
                .isEqualTo(new CheckResult.Failed(Reason.KEY_RETIRED));
    }

    @Test
    void anExpiredProofIsRefused() {
        JsonObject proof = ProofDocuments.with(
                signed.getJsonObject("proof"),
                "expires",
                StrictJson.provider()
                        .createValue(Awards.NOW.minus(Duration.ofDays(1)).toString()));

        assertThat(verify(ProofDocuments.with(signed, "proof", proof)))
                .isEqualTo(new CheckResult.Failed(Reason.PROOF_EXPIRED));
    }

    private static final String WEB = "did:web:college.example";
    private static final String METHOD = WEB + "#2026";

    private static String signedByWeb() {
        JsonObject document = StrictJson.object(Awards.signedJob());
        return Awards.INTEGRITY.sign(
                ProofDocuments.without(document, "proof"),
                ProofOptions.assertion(Awards.NOW),
                Awards.ISSUER_KEY.as(METHOD));
    }

    private static Expectation byWebIssuer() {
        return Expectation.assertionBy(WEB, Awards.NOW);
    }

    private static KeyResolver webKeys(List<VerificationMethod> methods) {
        return new DidResolver(did -> new DidDocuments.Answer.Known(new DidDocument(did, methods)));
    }

    private CheckResult verify(JsonObject document) {
        return Awards.INTEGRITY.verify(document.toString(), BY_ISSUER, Awards.KEYS);
    }

    private JsonObject withProofValue(String value) {
        return patch("replace", "/proof/proofValue", StrictJson.provider().createValue(value));
    }

    private JsonObject patch(String operation, String pointer, JsonValue value) {
        return signed((operation.equals("add")
                        ? builder().add(pointer, value)
                        : builder().replace(pointer, value))
                .build());
    }

    private static jakarta.json.JsonPatchBuilder builder() {
        return StrictJson.provider().createPatchBuilder();
    }

    private JsonObject signed(JsonPatch patch) {
        return patch.apply(signed);
    }

    private static List<String> pointers(JsonValue value, String at) {
        List<String> all = new ArrayList<>();
        switch (value) {
            case JsonObject object ->
                object.forEach((name, member) -> {
                    String pointer = at + "/" + name.replace("~", "~0").replace("/", "~1");
                    all.add(pointer);
                    all.addAll(pointers(member, pointer));
                });
            case JsonArray many -> {
                for (int i = 0; i < many.size(); i++) {
                    all.add(at + "/" + i);
                    all.addAll(pointers(many.get(i), at + "/" + i));
                }
            }
            default -> {}
        }
        return all;
    }
}
