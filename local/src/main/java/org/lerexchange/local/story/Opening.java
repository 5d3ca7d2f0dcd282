package org.lerexchange.local.story;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.lerexchange.local.outside.Answer;
import org.lerexchange.local.outside.Ask;
import org.lerexchange.local.outside.NotSeen;
import org.lerexchange.local.region.Achievement;
import org.lerexchange.local.region.Employer;
import org.lerexchange.local.region.FoundSkills;
import org.lerexchange.local.region.Institution;
import org.lerexchange.local.region.Job;
import org.lerexchange.local.region.RealRegion;
import org.lerexchange.local.region.TaxonomySkill;
import tools.jackson.databind.JsonNode;

/** Before anybody has learned anything: who may issue, what can be earned and which jobs are open. */
final class Opening {

    /** A batch of a taxonomy, well within what the door takes. */
    private static final int BATCH_BYTES = 200_000;

    private final Stage stage;
    private final Map<String, String> dids = new ConcurrentHashMap<>();

    Opening(Stage stage) {
        this.stage = stage;
    }

    /** The issuer's identifier, known once it is registered. */
    String did(String tenant) {
        return Optional.ofNullable(dids.get(tenant)).orElse("");
    }

    Steps.Seen listen() {
        Instant from = stage.now();
        stage.region().employers().stream().map(Employer::recruiter).forEach(stage.feeds()::listen);
        return new Steps.Seen(
                stage.region().employers().size() + " employers listen to their feeds", stage.since(from));
    }

    Steps.Seen institutions() {
        Instant from = stage.now();
        List<Institution> all = stage.region().institutions();
        stage.together().each("institutions", all, institution -> {
            Answer answer = stage.doors()
                    .send(Ask.put(
                            Stage.AGENCY,
                            stage.exchange().issuer(),
                            "/institutions/" + institution.tenant(),
                            Bodies.institution(institution),
                            stage.key("institution", institution.tenant())))
                    .expectDone();
            dids.put(institution.tenant(), answer.field("did"));
            return answer;
        });
        return new Steps.Seen(all.size() + " institutions and employers have an identifier", stage.since(from));
    }

    Steps.Seen trust() {
        Instant from = stage.now();
        List<Institution> all = stage.region().institutions();
        stage.together().each("accreditations", all, institution -> {
            trust(institution.tenant(), "accredited", "Recognised by the region", "accredit");
            return institution;
        });
        stage.patiently(within -> stage.doors()
                .until(
                        "every institution to be accredited",
                        tries -> Ask.get(Stage.AGENCY, stage.exchange().verifier(), "/trust"),
                        answer -> dids.values().stream().allMatch(did -> isAccredited(answer, did)),
                        within));
        return new Steps.Seen(all.size() + " are accredited by the agency", stage.since(from));
    }

    private static boolean isAccredited(Answer answer, String did) {
        return answer.json()
                .path("items")
                .valueStream()
                .anyMatch(item -> item.path("did").asString("").equals(did)
                        && item.path("state").asString("").equals("accredited"));
    }

    /** Waits until the verifier knows the issuer. */
    Answer trust(String tenant, String state, String reason, String step) {
        return stage.patiently(within -> stage.doors()
                .until(
                        "the verifier to take '" + state + "' of " + tenant,
                        tries -> Ask.post(
                                Stage.AGENCY,
                                stage.exchange().verifier(),
                                "/trust",
                                Bodies.trust(did(tenant), state, reason),
                                stage.key(step, tenant, tries)),
                        Answer::done,
                        within));
    }

    /** Why the demo region's own jobs are refused, where an earlier story on real input brought another taxonomy. */
    static NotSeen inOurWords(NotSeen refused) {
        return String.valueOf(refused.getMessage()).contains("\"code\":\"skill.unknown\"")
                ? new NotSeen(
                        "the skills of the demo region to be known",
                        "the taxonomy of an earlier 'demo --data' serves here; what it left is untouched:"
                                + " play with --data again, or in another folder (LER_HOME)")
                : refused;
    }

    Steps.Seen taxonomy(RealRegion real) {
        Instant from = stage.now();
        List<TaxonomySkill> skills = real.taxonomy();
        List<List<TaxonomySkill>> batches = batches(skills);
        List<Integer> numbers = IntStream.range(0, batches.size()).boxed().toList();
        stage.together().each("batches of the taxonomy", numbers, n -> batch(real, batches, n));
        stage.doors()
                .until(
                        "the taxonomy " + real.taxonomyVersion() + " to serve",
                        tries -> Ask.get(
                                Stage.AGENCY, stage.exchange().matching(), "/taxonomy/skills?limit=1&query=welding"),
                        answer -> answer.field("version").equals(real.taxonomyVersion()),
                        Stage.LONG);
        return new Steps.Seen(skills.size() + " skills are known", stage.since(from));
    }

    /** A version that serves already came in an earlier run, or before the answer got lost. */
    private Answer batch(RealRegion real, List<List<TaxonomySkill>> batches, int n) {
        Answer answer = stage.doors()
                .send(Ask.put(
                        Stage.AGENCY,
                        stage.exchange().matching(),
                        "/taxonomy/skills/batches/" + (n + 1),
                        n == batches.size() - 1
                                ? Bodies.lastTaxonomyBatch(
                                        real.taxonomyVersion(), batches.get(n), real.occupations(), batches.size())
                                : Bodies.taxonomyBatch(real.taxonomyVersion(), batches.get(n), batches.size()),
                        stage.key("taxonomy", Integer.toString(n + 1))));
        return answer.text().contains("version.serving") ? answer : answer.expectDone();
    }

    private static List<List<TaxonomySkill>> batches(List<TaxonomySkill> skills) {
        List<List<TaxonomySkill>> batches = new ArrayList<>();
        List<TaxonomySkill> batch = new ArrayList<>();
        int bytes = 0;
        for (TaxonomySkill skill : skills) {
            int size = Bodies.taxonomyBatch("", List.of(skill), 1).getBytes(StandardCharsets.UTF_8).length;
            if (bytes + size > BATCH_BYTES) {
                batches.add(List.copyOf(batch));
                batch.clear();
                bytes = 0;
            }
            batch.add(skill);
            bytes += size;
        }
        batches.add(List.copyOf(batch));
        return batches;
    }

    /** Posts the jobs and says which skills the exchange knows of each. */
    List<FoundSkills> jobs(List<Job> jobs) {
        return stage.together().each("jobs", jobs, job -> {
            Answer answer = stage.doors()
                    .send(Ask.put(
                            job.employer(),
                            stage.exchange().matching(),
                            "/jobs/" + job.id(),
                            Bodies.job(job),
                            stage.key("job", job.id())))
                    .expectDone();
            return new FoundSkills(job, labels(answer.json()));
        });
    }

    private static Map<String, String> labels(JsonNode job) {
        Map<String, String> labels = new TreeMap<>();
        job.path("skills")
                .valueStream()
                .filter(skill -> !skill.path("state").asString("").equals("dropped"))
                .forEach(skill -> labels.put(
                        skill.path("skillId").asString(""), skill.path("label").asString("")));
        return labels;
    }

    void mustHaves(Map<Job, Set<String>> mustHaves) {
        stage.together()
                .each(
                        "must-haves",
                        List.copyOf(mustHaves.keySet()),
                        job -> stage.doors()
                                .send(Ask.post(
                                        job.employer(),
                                        stage.exchange().matching(),
                                        "/jobs/" + job.id() + "/skills",
                                        Bodies.mustHaves(mustHaves.getOrDefault(job, Set.of())),
                                        stage.key("must-have", job.id())))
                                .expectDone());
    }

    Steps.Seen achievements(List<Achievement> achievements) {
        Instant from = stage.now();
        stage.together()
                .each(
                        "achievements",
                        achievements,
                        achievement -> stage.doors()
                                .send(Ask.put(
                                        stage.region().registrar(achievement.tenant()),
                                        stage.exchange().issuer(),
                                        "/achievements/" + achievement.code(),
                                        Bodies.achievement(achievement),
                                        stage.key("achievement", achievement.code())))
                                .expectDone());
        return new Steps.Seen(achievements.size() + " achievements can be earned", stage.since(from));
    }
}
