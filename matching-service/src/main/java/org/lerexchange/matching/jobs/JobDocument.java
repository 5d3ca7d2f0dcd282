package org.lerexchange.matching.jobs;

import java.util.Date;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.bson.Document;
import org.lerexchange.matching.ranking.JobNeeds;
import org.lerexchange.matching.taxonomy.Occupation;
import org.lerexchange.matching.taxonomy.SkillId;

/** A job as it is stored; {@code _id} is the job id. */
final class JobDocument {

    private JobDocument() {}

    static Document toDocument(Job job) {
        return new Document("employer", job.employer())
                .append("open", job.open())
                .append("seq", job.seq())
                .append("changedAt", Date.from(job.changedAt()))
                .append("posting", posting(job.posting()))
                .append("taxonomy", job.findings().taxonomy())
                .append(
                        "found",
                        job.findings().skills().stream().map(JobDocument::found).toList())
                .append(
                        "decisions",
                        new TreeMap<>(job.decisions())
                                .entrySet().stream()
                                        .map(one -> new Document(
                                                        "skill", one.getKey().value())
                                                .append(
                                                        "decision",
                                                        one.getValue().name()))
                                        .toList());
    }

    static Job toJob(Document stored) {
        Map<SkillId, Job.Decision> decisions = new TreeMap<>();
        stored.getList("decisions", Document.class)
                .forEach(one -> decisions.put(skill(one), Job.Decision.valueOf(one.getString("decision"))));
        return new Job(
                new JobId(stored.getString("_id")),
                stored.getString("employer"),
                posting(Objects.requireNonNull(stored.get("posting", Document.class))),
                new Findings(
                        stored.getString("taxonomy"),
                        stored.getList("found", Document.class).stream()
                                .map(JobDocument::found)
                                .toList()),
                decisions,
                stored.getBoolean("open", false),
                Objects.requireNonNull(stored.getLong("seq")),
                Objects.requireNonNull(stored.getDate("changedAt")).toInstant());
    }

    private static Document posting(Posting posting) {
        Document document = new Document("title", posting.title())
                .append("mode", posting.workplace().mode().name())
                .append(
                        "given",
                        posting.given().stream().map(JobDocument::given).toList());
        posting.text().ifPresent(text -> document.append("text", text));
        posting.occupation().ifPresent(code -> document.append("occupation", code.value()));
        posting.workplace().area().ifPresent(area -> document.append("area", area));
        posting.workplace().leastPay().ifPresent(cents -> document.append("leastPay", cents));
        posting.workplace().mostPay().ifPresent(cents -> document.append("mostPay", cents));
        posting.years().ifPresent(years -> document.append("years", years));
        return document;
    }

    private static Posting posting(Document stored) {
        return new Posting(
                stored.getString("title"),
                Optional.ofNullable(stored.getString("text")),
                stored.getList("given", Document.class).stream()
                        .map(JobDocument::given)
                        .toList(),
                Optional.ofNullable(stored.getString("occupation")).map(Occupation.Code::new),
                new Posting.Workplace(
                        Optional.ofNullable(stored.getString("area")),
                        JobNeeds.Mode.valueOf(stored.getString("mode")),
                        Optional.ofNullable(stored.getLong("leastPay")),
                        Optional.ofNullable(stored.getLong("mostPay"))),
                Optional.ofNullable(stored.getInteger("years")));
    }

    private static Document given(Posting.Given given) {
        return new Document("skill", given.skill().value())
                .append("label", given.label())
                .append("weight", given.weight())
                .append("required", given.required())
                .append("mustHave", given.mustHave());
    }

    private static Posting.Given given(Document stored) {
        return new Posting.Given(
                skill(stored),
                stored.getString("label"),
                stored.getInteger("weight"),
                stored.getBoolean("required", false),
                stored.getBoolean("mustHave", false));
    }

    private static Document found(Findings.Found found) {
        return new Document("skill", found.skill().value())
                .append("label", found.label())
                .append("words", found.words());
    }

    private static Findings.Found found(Document stored) {
        return new Findings.Found(skill(stored), stored.getString("label"), stored.getString("words"));
    }

    private static SkillId skill(Document stored) {
        return new SkillId(stored.getString("skill"));
    }
}
