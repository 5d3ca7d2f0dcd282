package org.lerexchange.matching.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lerexchange.edge.ReadModel;
import org.lerexchange.matching.WithoutRail;
import org.lerexchange.matching.taxonomy.CurrentTaxonomy;
import org.lerexchange.testkit.tokens.TestTokens;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;

@SpringBootTest(
        classes = JobDoorsTest.Service.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"ler.rail.service=false", "management.endpoint.health.validate-group-membership=false"})
class JobDoorsTest {

    private static final String JOB = """
        {"title": "Phlebotomist", "text": "You know phlebotomy and hold a CPR card.",
         "skills": [{"skillId": "ler:skill:forklift", "weight": 70, "mustHave": true}],
         "occupation": "31-9097.00", "area": "us-ny-061", "mode": "onSite",
         "hourlyPayCentsMinimum": 2000, "hourlyPayCentsMaximum": 2500, "yearsInOccupation": 1}
        """;
    private static final String CPR = "ler:skill:cpr";

    private final WebTestClient doors;
    private final String base;
    private final ReadModel state;

    @WithoutRail
    @Import({JobsConfiguration.class, JobController.class})
    static class Service {

        @Bean
        CurrentTaxonomy currentTaxonomy() {
            return JobRoom.starter();
        }
    }

    JobDoorsTest(@LocalServerPort int port, @Autowired ReadModel state) {
        this.doors = WebTestClient.bindToServer().build();
        this.base = "http://127.0.0.1:" + port;
        this.state = state;
    }

    @Test
    void aJobIsMadeReadAndListedByItsEmployer() {
        put("acme", "made", JOB)
                .expectStatus()
                .isCreated()
                .expectBody()
                .jsonPath("$.jobId")
                .isEqualTo("made")
                .jsonPath("$.employer")
                .isEqualTo("acme")
                .jsonPath("$.state")
                .isEqualTo("open")
                .jsonPath("$.skills[0].from")
                .isEqualTo("given")
                .jsonPath("$.skills[0].mustHave")
                .isEqualTo(true)
                .jsonPath("$.skills[0].words")
                .doesNotExist()
                .jsonPath("$.skills[1].state")
                .isEqualTo("found")
                .jsonPath("$.skills[1].words")
                .isEqualTo("phlebotomy")
                .jsonPath("$.taxonomy")
                .isEqualTo("ler-starter-1");
        put("acme", "made", JOB).expectStatus().isOk();
        get("acme", "/jobs/made")
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.seq")
                .isEqualTo(1);
        get("acme", "/jobs")
                .expectBody()
                .jsonPath("$.items[?(@.jobId == 'made')]")
                .exists();
    }

    @Test
    void anotherEmployerSeesNoJobAndIsNotToldThatThereIsOne() {
        put("acme", "ours", JOB).expectStatus().isCreated();

        for (String path : new String[] {"/jobs/ours", "/jobs/never", "/jobs/%20"}) {
            code(get("globex", path), 404, "object.unknown");
        }
        code(put("globex", "ours", JOB), 404, "object.unknown");
        code(post("globex", "/jobs/ours/close", ""), 404, "object.unknown");
        code(post("globex", "/jobs/ours/skills", "{}"), 404, "object.unknown");
        get("globex", "/jobs").expectBody().json("{\"items\": []}");
    }

    @Test
    void onlyARecruiterOfAnEmployerComesIn() {
        String learner = TestTokens.bearer("ana", "", "learner");
        String lost = TestTokens.bearer("rita", "", "employer.recruiter");

        code(doors.get().uri(at("/jobs")).header("Authorization", learner).exchange(), 403, "role.missing");
        code(doors.get().uri(at("/jobs")).header("Authorization", lost).exchange(), 403, "tenant.missing");
        doors.get().uri(at("/jobs")).exchange().expectStatus().isUnauthorized();
    }

    @Test
    void decisionsAndTheEndAreAnswered() {
        put("acme", "decided", JOB).expectStatus().isCreated();

        post("acme", "/jobs/decided/skills", "{\"drop\": [\"%s\"]}".formatted(CPR))
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.skills[2].state")
                .isEqualTo("dropped");
        code(post("acme", "/jobs/decided/skills", "{\"accept\": [\"ler:skill:unheard-of\"]}"), 422, "skill.unknown")
                .jsonPath("$.detail")
                .value(detail -> assertThat((String) detail).contains("ler:skill:unheard-of"));
        code(
                post("acme", "/jobs/decided/skills", "{\"accept\": [\"%s\"], \"drop\": [\"%s\"]}".formatted(CPR, CPR)),
                422,
                "skill.contradictory");
        post("acme", "/jobs/decided/close", "")
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.state")
                .isEqualTo("closed");
        code(put("acme", "decided", JOB.replace("Phlebotomist", "Nurse")), 409, "job.closed");
    }

    @Test
    void anUnknownSkillIsRefusedByItsId() {
        String unknown = JOB.replace("forklift", "unheard-of");

        code(put("acme", "unknown", unknown), 422, "skill.unknown")
                .jsonPath("$.detail")
                .value(detail -> assertThat((String) detail).contains("ler:skill:unheard-of"));
        code(put("acme", "unknown", JOB.replace("ler:skill:forklift", "<b>ana@example.org</b>")), 422, "skill.unknown")
                .jsonPath("$.detail")
                .value(detail -> assertThat((String) detail).doesNotContain("ana"));
        get("acme", "/jobs/unknown").expectStatus().isNotFound();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"mode\": \"onSite\"      | \"mode\": \"onMars\"          | mode.unknown",
                "\"mode\": \"onSite\"      | \"mode\": null                | mode.unknown",
                "\"us-ny-061\"             | \"10001\"                     | area.malformed",
                "\"31-9097.00\"            | \"nurse\"                     | occupation.malformed",
                "\"occupation\": \"31-9097.00\", | \"occupation\": null,   | years.without-occupation",
                "\"yearsInOccupation\": 1  | \"yearsInOccupation\": 51     | years.out-of-range",
                "2000                      | 2600                          | pay.reversed",
                "2000                      | -1                            | pay.out-of-range",
                "\"weight\": 70            | \"weight\": 101               | weight.out-of-range",
                "\"title\": \"Phlebotomist\" | \"title\": \" \"            | title.malformed",
            })
    void whatNoJobHasIsRefusedByName(String part, String instead, String code) {
        code(put("acme", "broken", JOB.replace(part.strip(), instead.strip())), 422, code);
        get("acme", "/jobs/broken").expectStatus().isNotFound();
    }

    @Test
    void aTextPastedWithMarksThatDoNotShowIsReadAndATitleWithOneIsRefused() {
        put("acme", "pasted", """
            {"title": "Phlebotomist", "text": "You know\\u001aphle\\u200bbotomy.", "mode": "onSite"}\
            """)
                .expectStatus()
                .isCreated()
                .expectBody()
                .jsonPath("$.skills[0].words")
                .isEqualTo("phlebotomy");

        code(put("acme", "hidden", """
            {"title": "Phle\\u200bbotomist", "text": "You know phlebotomy.", "mode": "onSite"}\
            """), 400, "text.unsafe");
    }

    @Test
    void aTextAboveTheLimitIsRefusedAndOneAtTheLimitIsRead() {
        String atTheLimit = "x ".repeat(Posting.LONGEST_TEXT / 2);
        String body = "{\"title\": \"Long\", \"mode\": \"remote\", \"text\": \"%s\"}";

        put("acme", "long", body.formatted(atTheLimit)).expectStatus().isCreated();
        code(put("acme", "longer", body.formatted(atTheLimit + "x")), 422, "text.too-long");
        code(put("acme", "longest", body.formatted("x".repeat(300 * 1024))), 413, "body.too-large");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"title\": \"a\", \"title\": \"b\", \"mode\": \"remote\"}",
                "{\"title\": \"a\", \"mode\": \"remote\", \"employer\": \"globex\"}",
                "{\"title\": \"a\", \"mode\": \"remote\", \"seq\": 9}",
                "{\"title\": {\"$ne\": null}, \"mode\": \"remote\"}",
                "{\"title\": \"a\", \"mode\": \"remote\", \"skills\": [{\"skillId\": \"ler:skill:cpr\", \"from\":"
                        + " \"found\"}]}",
                "{\"title\": \"a\", \"mode\": \"remote\"",
                ""
            })
    void hostileJsonIsRefusedAndMakesNothing(String body) {
        put("acme", "hostile", body).expectStatus().isBadRequest();
        get("acme", "/jobs/hostile").expectStatus().isNotFound();
    }

    @Test
    void anIdThatIsNoneAndASkillGivenTwiceAreRefused() {
        code(put("acme", "a%24b", JOB), 422, "job-id.malformed");
        code(put("acme", "x".repeat(101), JOB), 422, "job-id.malformed");
        code(put("acme", "twice", """
            {"title": "a", "mode": "remote", "skills": [{"skillId": "ler:skill:cpr"}, {"skillId": "cpr"}]}
            """), 422, "skill.repeated");
    }

    @Test
    void theStateCountsJobsAndItsStoryHasNoSeq() {
        put("acme", "counted", JOB).expectStatus().isCreated();
        var before = state.state().blockOptional().orElseThrow();

        post("acme", "/jobs/counted/skills", "{\"accept\": [\"%s\"]}".formatted(CPR))
                .expectStatus()
                .isOk();
        var after = state.state().blockOptional().orElseThrow();

        assertThat(after.count()).isEqualTo(before.count()).isPositive();
        assertThat(after.storyDigest()).isEqualTo(before.storyDigest());
        assertThat(after.digest()).isNotEqualTo(before.digest());
    }

    private URI at(String path) {
        return URI.create(base + path);
    }

    private WebTestClient.ResponseSpec put(String employer, String jobId, String body) {
        return doors.put()
                .uri(at("/jobs/" + jobId))
                .header("Authorization", TestTokens.recruiterOf(employer))
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange();
    }

    private WebTestClient.ResponseSpec post(String employer, String path, String body) {
        return doors.post()
                .uri(at(path))
                .header("Authorization", TestTokens.recruiterOf(employer))
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange();
    }

    private WebTestClient.ResponseSpec get(String employer, String path) {
        return doors.get()
                .uri(at(path))
                .header("Authorization", TestTokens.recruiterOf(employer))
                .exchange();
    }

    private static WebTestClient.BodyContentSpec code(WebTestClient.ResponseSpec answer, int status, String code) {
        return answer.expectStatus()
                .isEqualTo(status)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo(code);
    }
}
