package org.lerexchange.matching.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lerexchange.edge.ReadModel;
import org.lerexchange.matching.WithoutRail;
import org.lerexchange.matching.taxonomy.CurrentTaxonomy;
import org.lerexchange.matching.taxonomy.Skill;
import org.lerexchange.matching.taxonomy.Taxonomy;
import org.lerexchange.matching.taxonomy.TaxonomyTables;
import org.lerexchange.testkit.tokens.TestTokens;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;

/** The starter taxonomy serves first, then what is brought. */
@SpringBootTest(
        classes = TaxonomyDoorsTest.Service.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"ler.rail.service=false", "management.endpoint.health.validate-group-membership=false"})
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class TaxonomyDoorsTest {

    private static final String STAFF = TestTokens.bearer("sam", "agency", "agency.staff");
    private static final String BATCH = """
        {"version": "sea-1", "of": 2, "skills": [
          {"id": "http://sea.example/s/1", "label": "deep sea fishing", "alternatives": ["trawling"],
           "kind": "skill", "broader": ["http://sea.example/g/1"]}],
         "occupations": [{"id": "53-5011.00", "label": "Sailors", "alternatives": ["deckhand"]}]}
        """;
    private static final int ROWS = 500;

    private final WebTestClient doors;
    private final CurrentTaxonomy current;
    private final ReadModel state;

    @WithoutRail
    @Import({TaxonomyConfiguration.class, TaxonomyController.class})
    static class Service {}

    TaxonomyDoorsTest(@LocalServerPort int port, @Autowired CurrentTaxonomy current, @Autowired ReadModel state) {
        this.doors = WebTestClient.bindToServer()
                .baseUrl("http://127.0.0.1:" + port)
                .responseTimeout(Duration.ofSeconds(30))
                .build();
        this.current = current;
        this.state = state;
    }

    @Test
    @Order(1)
    void withoutAnyBatchTheStarterTaxonomyIsSearched() {
        find("phleb")
                .jsonPath("$.version")
                .isEqualTo("ler-starter-1")
                .jsonPath("$.items[0].id")
                .isEqualTo("ler:skill:phlebotomy")
                .jsonPath("$.items[0].alternatives[0]")
                .isEqualTo("venipuncture");
        find("blood dr").jsonPath("$.items[0].id").isEqualTo("ler:skill:phlebotomy");
        find("zzz").jsonPath("$.items").isEmpty();
    }

    @Test
    @Order(2)
    void onlyStaffOfAnAgencyBringsATaxonomy() {
        doors.put()
                .uri("/taxonomy/skills/batches/1")
                .header("Authorization", TestTokens.recruiterOf("acme"))
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(BATCH)
                .exchange()
                .expectStatus()
                .isForbidden();
        doors.get().uri("/taxonomy/skills?query=a").exchange().expectStatus().isUnauthorized();
    }

    @ParameterizedTest
    @Order(3)
    @CsvSource(
            delimiter = '|',
            value = {
                "\"version\": \"sea-1\" | \"version\": \"#serving\"   | version.malformed",
                "\"of\": 2              | \"of\": 101                 | batches.out-of-range",
                "\"of\": 2              | \"of\": 0                   | batches.out-of-range",
                "http://sea.example/s/1 | a skill @ sea               | skill.malformed",
                "deep sea fishing       | ' '                         | label.malformed",
                "\"kind\": \"skill\"    | \"kind\": \"magic\"         | kind.unknown",
                "53-5011.00             | sailor                      | occupation.malformed",
            })
    void whatNoTaxonomyHasIsRefusedByName(String part, String instead, String code) {
        put(1, BATCH.replace(part, instead))
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo(code);
    }

    @ParameterizedTest
    @Order(4)
    @ValueSource(
            strings = {
                "{\"version\": \"a\", \"version\": \"b\", \"of\": 1}",
                "{\"version\": \"a\", \"of\": 1, \"serving\": true}",
                "{\"version\": \"a\", \"of\": \"many\"}",
                "[]",
                ""
            })
    void hostileJsonIsRefused(String body) {
        put(1, body).expectStatus().isBadRequest();
    }

    @Test
    @Order(5)
    void aBatchThatIsNoneOrTooLargeIsRefused() {
        put(3, BATCH).expectStatus().isEqualTo(422);
        put(0, BATCH).expectStatus().isEqualTo(422);
        put(1, "{\"version\": \"" + "x".repeat(5 * 1024 * 1024) + "\"}")
                .expectStatus()
                .isEqualTo(413);
        doors.get()
                .uri("/taxonomy/skills?query=a&limit=101")
                .header("Authorization", STAFF)
                .exchange()
                .expectStatus()
                .isBadRequest();
    }

    @Test
    @Order(6)
    void theLastBatchMakesTheTaxonomyServeAtOnce() {
        String before = state.state().blockOptional().orElseThrow().digest();
        put(2, BATCH.replace("s/1", "s/2").replace("deep sea", "shore").replace("53-5011.00", "45-3031.00"))
                .expectStatus()
                .isAccepted()
                .expectBody()
                .jsonPath("$.complete")
                .isEqualTo(false);
        find("fishing").jsonPath("$.items").isEmpty();

        put(1, BATCH)
                .expectStatus()
                .isOk()
                .expectBody()
                .json("{\"version\": \"sea-1\", \"batches\": 2, \"complete\": true, \"skills\": 2}");

        find("fishing").jsonPath("$.items.length()").isEqualTo(2);
        find("trawl").jsonPath("$.items[0].kind").isEqualTo("skill");
        assertThat(state.state().blockOptional().orElseThrow().digest()).isNotEqualTo(before);
        put(1, BATCH.replace("trawling", "netting"))
                .expectStatus()
                .isEqualTo(409)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("version.serving");
    }

    @Test
    @Order(7)
    void escosThirteenThousandSkillsArriveThroughTheDoor() throws IOException {
        Path esco = Path.of(System.getProperty("ler.shared", "no-such-folder")).resolve("data/esco");
        assumeTrue(Files.exists(esco), "missing: data/esco under ler.shared");
        Taxonomy taxonomy = TaxonomyTables.esco("esco-1.1.1", esco);
        List<Skill> skills = List.copyOf(taxonomy.skills());
        int of = (skills.size() + ROWS - 1) / ROWS;

        for (int n = 1; n <= of; n++) {
            List<Skill> rows = skills.subList((n - 1) * ROWS, Math.min(n * ROWS, skills.size()));
            put(n, Map.of("version", "esco-1.1.1", "of", of, "skills", rows(rows)))
                    .expectStatus()
                    .isEqualTo(n == of ? 200 : 202);
        }

        assertThat(current.version()).isEqualTo("esco-1.1.1");
        assertThat(current.taxonomy().skills()).hasSameSizeAs(skills).hasSizeGreaterThan(13_000);
        find("use spreadsheets soft").jsonPath("$.items[0].label").isEqualTo("use spreadsheets software");
    }

    private static List<Map<String, Object>> rows(List<Skill> skills) {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (Skill skill : skills) {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("id", skill.id().value());
            row.put("label", skill.preferredLabel());
            row.put("alternatives", skill.alternativeLabels());
            rows.add(row);
        }
        return rows;
    }

    private WebTestClient.BodyContentSpec find(String query) {
        return doors.get()
                .uri("/taxonomy/skills?query={query}", query)
                .header("Authorization", STAFF)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody();
    }

    private WebTestClient.ResponseSpec put(int number, Object body) {
        return doors.put()
                .uri("/taxonomy/skills/batches/{n}", number)
                .header("Authorization", STAFF)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange();
    }
}
