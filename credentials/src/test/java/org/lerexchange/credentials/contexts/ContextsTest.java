package org.lerexchange.credentials.contexts;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lerexchange.credentials.Shared;
import org.lerexchange.credentials.json.StrictJson;

class ContextsTest {
    private static final String DATA_INTEGRITY = "https://w3id.org/security/data-integrity/v2";
    private static final List<String> OURS = List.of(
            Contexts.CREDENTIALS_V2, Contexts.OPEN_BADGES, Contexts.DID_V1, Contexts.MULTIKEY_V1, DATA_INTEGRITY);

    private final LinkedData ours = new LinkedData(Contexts.known());

    @Test
    void everySampleHasEqualQuadsUnderOurContextsAndTheOfficialOnes() {
        LinkedData theirs = new LinkedData(official());
        List<String> compared = new ArrayList<>();

        for (String folder : List.of("ob30", "ob30/bit-string-list")) {
            for (Path sample : Shared.files("data/credentials/1edtech-validator/" + folder, ".json")) {
                JsonObject document = StrictJson.object(Shared.text(sample));
                Canonical under = ours.canonical(document);
                if (!(under instanceof Canonical.UnknownContext)) {
                    assertThat(under).as(sample.getFileName().toString()).isEqualTo(theirs.canonical(document));
                    compared.add(sample.getFileName() + " " + under.getClass().getSimpleName());
                }
            }
        }

        assertThat(compared).hasSizeGreaterThan(15).anyMatch(name -> name.contains("simple.json Quads"));
    }

    @Test
    void ourTablesDefineExactlyTheOfficialTerms() {
        Contexts theirs = official();

        assertThat(OURS)
                .allSatisfy(url -> assertThat(shape(Contexts.known().find(url).orElseThrow()))
                        .isEqualTo(shape(theirs.find(url).orElseThrow())));
    }

    @Test
    void aDidDocumentHasEqualQuadsUnderBoth() {
        JsonObject document = StrictJson.object("""
            {"@context": ["https://www.w3.org/ns/did/v1", "https://w3id.org/security/multikey/v1"],
             "id": "did:web:college.example",
             "verificationMethod": [{"id": "did:web:college.example#1", "type": "Multikey",
               "controller": "did:web:college.example", "revoked": "2026-01-01T00:00:00Z",
               "publicKeyMultibase": "z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2"}],
             "assertionMethod": ["did:web:college.example#1"]}\
            """);

        assertThat(ours.canonical(document))
                .isInstanceOf(Canonical.Quads.class)
                .isEqualTo(new LinkedData(official()).canonical(document));
    }

    @Test
    void aContextWeDoNotKnowIsNamedAndNotFetched() {
        String url = "https://example.org/unknown/v1";

        assertThat(ours.canonical(document("\"" + url + "\"", ""))).isEqualTo(new Canonical.UnknownContext(url));
        assertThat(Contexts.known().find(Shared.EXAMPLES)).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "an undefined term | UNDEFINED_TERM | \"nickname\": \"x\"",
                "an undefined type | UNDEFINED_TERM | \"evidence\": {\"type\": \"Nonsense\"}",
                "a relative id | RELATIVE_IRI | \"evidence\": {\"id\": \"../x\", \"name\": \"x\"}",
                "an id with a space | RELATIVE_IRI | \"evidence\": {\"id\": \"urn:a b\", \"name\": \"x\"}",
                "a null | DROPPED_VALUE | \"name\": null",
                "an index | DROPPED_VALUE | \"name\": {\"@value\": \"x\", \"@index\": \"y\"}",
                "a direction | DROPPED_VALUE | \"name\": {\"@value\": \"x\", \"@language\": \"ar\", \"@direction\":"
                        + " \"rtl\"}",
                "a broken language | DROPPED_VALUE | \"name\": {\"@value\": \"x\", \"@language\": \"not a tag\"}",
                "a keyword-like key | DROPPED_VALUE | \"@comment\": \"x\"",
                "a blank property | DROPPED_VALUE | \"_:b\": \"x\""
            })
    void safeModeRefuses(String what, Flaw flaw, String member) {
        assertThat(ours.canonical(document("", member))).as(what).isEqualTo(new Canonical.Unsafe(flaw));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "a redefined protected term | {\"name\": \"https://evil.example/name\"}",
                "a term made to vanish | {\"nickname\": null}",
                "a base | {\"@base\": \"https://evil.example/\"}",
                "an index container | {\"notes\": {\"@id\": \"urn:x:notes\", \"@container\": \"@index\"}}"
            })
    void anInlineContextMustNotChangeOrHideTerms(String what, String context) {
        assertThat(ours.canonical(document(context, "")))
                .as(what)
                .isEqualTo(new Canonical.Unsafe(Flaw.CONTEXT_CONFLICT));
    }

    @Test
    void anAchievementUnderASubjectWithoutATypeIsRefusedInsteadOfDropped() {
        Canonical answer = ours.canonical(
                document("\"" + Contexts.OPEN_BADGES + "\"", "\"credentialSubject\": {\"achievement\": {}}"));

        assertThat(answer).isEqualTo(new Canonical.Unsafe(Flaw.UNDEFINED_TERM));
    }

    private static JsonObject document(String context, String member) {
        return StrictJson.object("{\"@context\": [\"" + Contexts.CREDENTIALS_V2 + "\"" + after(context)
                + "], \"type\": \"VerifiableCredential\"" + after(member) + "}");
    }

    private static String after(String part) {
        return part.isEmpty() ? "" : ", " + part;
    }

    private static Contexts official() {
        JsonObject index = Shared.json("specs/contexts/index.json");
        Contexts contexts = Contexts.known();
        for (String url : OURS) {
            contexts = contexts.with(url, Shared.json("specs/contexts/" + index.getString(url)));
        }
        return contexts;
    }

    /** The definitions in one notation: a bare string is an object with an id; one alias is written out. */
    private static Object shape(jakarta.json.JsonValue value) {
        return switch (value) {
            case JsonObject object -> {
                Map<String, Object> terms = new java.util.TreeMap<>();
                object.forEach((name, term) -> terms.put(name, definition(name, term)));
                yield terms;
            }
            default -> value.toString();
        };
    }

    private static Object definition(String name, jakarta.json.JsonValue term) {
        boolean bare = term instanceof jakarta.json.JsonString
                && !name.startsWith("@")
                && !List.of("id", "type").contains(name);
        Object shaped = bare ? Map.of("@id", term.toString()) : shape(term);
        return name.equals("AchievementCredential") ? "alias of OpenBadgeCredential" : withoutCnfIds(name, shaped);
    }

    /** The official scope of {@code cnf} forgets id and type, which the outer scope defines alike. */
    private static Object withoutCnfIds(String name, Object shaped) {
        if (!name.equals("cnf")) {
            return shaped;
        }
        return shaped.toString().replace("id=\"@id\", ", "").replace(", type=\"@type\"", "");
    }
}
