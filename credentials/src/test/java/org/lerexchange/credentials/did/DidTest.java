package org.lerexchange.credentials.did;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lerexchange.credentials.Awards;
import org.lerexchange.credentials.json.StrictJson;
import org.lerexchange.credentials.keys.KeyLookup;
import org.lerexchange.credentials.keys.VerifyingKey;

class DidTest {
    private static final String WEB = "did:web:college.example";
    private static final VerifyingKey KEY = Awards.ISSUER_KEY.verifyingKey();

    private final DidResolver resolver = new DidResolver(DidDocuments.NONE);

    @ParameterizedTest
    @CsvSource({
        "did:web:w3c-ccg.github.io, https://w3c-ccg.github.io/.well-known/did.json",
        "did:web:w3c-ccg.github.io:user:alice, https://w3c-ccg.github.io/user/alice/did.json",
        "did:web:example.com%3A3000, https://example.com:3000/.well-known/did.json",
        "did:web:example.com%3A3000:user:alice, https://example.com:3000/user/alice/did.json"
    })
    void didWebMapsToTheAddressOfItsMethodSpecification(String did, String address) {
        assertThat(DidWeb.address(did)).contains(URI.create(address));
        assertThat(DidWeb.of(
                        URI.create(address.replace("/.well-known/did.json", "").replace("/did.json", ""))))
                .isEqualTo(did);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "did:web:", "did:key:z6Mk", "did:web:a:..:b", "did:web:a::b", "did:web:user@evil.example",
                "did:web:a%2Fb", "did:web:a:b%2F..", "did:web:a?x", "did:web:a#x", "did:web:[::1]"
            })
    void whatCouldLeadElsewhereIsNoDidWeb(String did) {
        assertThat(DidWeb.address(did)).isEmpty();
    }

    @Test
    void aDidKeyIsItsOwnDocument() {
        String method = DidKey.verificationMethod(KEY);

        assertThat(resolver.resolve(method, "assertionMethod"))
                .isEqualTo(new KeyLookup.Found(KEY, DidKey.of(KEY), java.util.Optional.empty()));
        assertThat(resolver.resolve(DidKey.of(KEY) + "#other", "assertionMethod"))
                .isEqualTo(new KeyLookup.NotFound());
        assertThat(resolver.resolve(
                        "did:key:zDnaepBuvsQ8cpsWrVKw8fbpGpvPeNSjVPTWoq6cRqaYzBKVP"
                                + "#zDnaepBuvsQ8cpsWrVKw8fbpGpvPeNSjVPTWoq6cRqaYzBKVP",
                        "authentication"))
                .isInstanceOf(KeyLookup.Found.class);
    }

    @Test
    void aDidJwkIsItsOwnDocument() {
        String x = Base64.getUrlEncoder().withoutPadding().encodeToString(KEY.raw());
        String jwk = "{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"x\":\"" + x + "\"}";
        String did = "did:jwk:"
                + Base64.getUrlEncoder().withoutPadding().encodeToString(jwk.getBytes(StandardCharsets.UTF_8));

        assertThat(resolver.resolve(did + "#0", "assertionMethod"))
                .isEqualTo(new KeyLookup.Found(KEY, did, java.util.Optional.empty()));
        assertThat(resolver.resolve("did:jwk:!!!#0", "assertionMethod")).isEqualTo(new KeyLookup.NotFound());
    }

    @Test
    void unknownMethodsAndUnreachableDocumentsAreToldApart() {
        assertThat(resolver.resolve("did:example:1#k", "assertionMethod")).isEqualTo(new KeyLookup.UnknownMethod());
        assertThat(resolver.resolve(WEB + "#k", "assertionMethod")).isEqualTo(new KeyLookup.Unreachable());
        assertThat(resolver.resolve("https://x.example#k", "assertionMethod")).isEqualTo(new KeyLookup.NotFound());
    }

    @Test
    void aDocumentComesBackWithItsRetiredKeys() {
        VerificationMethod active = VerificationMethod.active(WEB + "#2026", KEY);
        VerificationMethod retired = VerificationMethod.active(WEB + "#2025", Awards.HOLDER_KEY.verifyingKey())
                .retired(Instant.parse("2026-01-01T00:00:00Z"));
        DidDocument document = new DidDocument(WEB, List.of(active, retired));

        assertThat(DidDocument.read(StrictJson.object(document.toJson().toString()), WEB))
                .contains(document);
        assertThat(DidDocument.read(document.toJson(), "did:web:other.example")).isEmpty();
        assertThat(document.lookup(WEB + "#2025", "assertionMethod")).isInstanceOf(KeyLookup.Found.class);
        assertThat(document.lookup(WEB + "#2025", "authentication")).isEqualTo(new KeyLookup.NotAuthorised());
        assertThat(document.lookup(WEB + "#2024", "assertionMethod")).isEqualTo(new KeyLookup.NotFound());
    }

    @Test
    void aMethodUnderAnotherControllerIsNotTheDocumentsOwn() {
        String json = new DidDocument(WEB, List.of(VerificationMethod.active(WEB + "#1", KEY)))
                .toJson()
                .toString()
                .replace("\"controller\":\"" + WEB, "\"controller\":\"did:web:evil.example");

        assertThat(DidDocument.read(StrictJson.object(json), WEB))
                .hasValueSatisfying(read -> assertThat(read.methods()).isEmpty());
    }
}
