package org.lerexchange.benchmarks;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.lerexchange.local.outside.Ask;
import org.lerexchange.local.region.Learner;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What is asked of the exchange, as its doors read it. */
final class Requests {

    private static final JsonMapper JSON = new JsonMapper();

    private Requests() {}

    static Ask achievement(Bench bench, Skill skill) {
        ObjectNode body = object().put("name", skill.claim())
                .put("description", "Made by a benchmark, to be seen in a feed.")
                .put("criteria", "Shown by a test.")
                .put("achievementType", "Assessment");
        body.putArray("alignments")
                .addObject()
                .put("targetName", skill.label())
                .put("targetUrl", skill.id())
                .put("targetCode", skill.id())
                .put("targetType", "ceasn:Competency")
                .put("targetFramework", "LER starter skills");
        return Ask.put(
                registrar(bench),
                bench.exchange().issuer(),
                "/achievements/" + bench.prefix() + skill.code(),
                body.toString(),
                bench.prefix() + "achievement-" + skill.code());
    }

    static Ask achievements(Bench bench) {
        return Ask.get(registrar(bench), bench.exchange().issuer(), "/achievements");
    }

    /** On site, without an area and without a pay: of the wishes only the mode can exclude anybody. */
    static Ask job(Bench bench, List<Skill> skills) {
        ObjectNode body = object().put("title", "Benchmark " + bench.jobId());
        ArrayNode wanted = body.putArray("skills");
        skills.forEach(skill -> wanted.addObject()
                .put("skillId", skill.id())
                .put("required", true)
                .put("mustHave", false));
        body.put("mode", "onSite");
        return Ask.put(
                Bench.EMPLOYER,
                bench.exchange().matching(),
                "/jobs/" + bench.jobId(),
                body.toString(),
                bench.prefix() + "job");
    }

    static Ask closing(Bench bench) {
        return Ask.post(
                Bench.EMPLOYER,
                bench.exchange().matching(),
                "/jobs/" + bench.jobId() + "/close",
                object().toString(),
                bench.prefix() + "close");
    }

    static Ask award(Bench bench, Award award) {
        Learner learner = award.subject().learner();
        String body = object().put("awardId", award.id(bench))
                .put("achievement", bench.prefix() + award.skill().code())
                .put("email", learner.email())
                .put("name", learner.name())
                .put(
                        "awardedOn",
                        LocalDate.ofInstant(bench.now(), ZoneOffset.UTC).toString())
                .toString();
        return Ask.post(registrar(bench), bench.exchange().issuer(), "/awards", body, "award-" + award.id(bench));
    }

    static Ask about(Bench bench, Award award) {
        return Ask.get(registrar(bench), bench.exchange().issuer(), "/awards/" + award.id(bench));
    }

    static Ask revocation(Bench bench, Award award) {
        String body = object().put("standing", "revoked")
                .put("reason", "Revoked by a benchmark")
                .toString();
        return Ask.post(
                registrar(bench),
                bench.exchange().issuer(),
                "/awards/" + award.id(bench) + "/status",
                body,
                "revoke-" + award.id(bench));
    }

    static Ask consents(Bench bench, Learner learner) {
        return Ask.get(learner.person(), bench.exchange().wallet(), "/consents");
    }

    static Ask withdrawal(Bench bench, Subject subject) {
        return Ask.delete(
                subject.person(),
                bench.exchange().wallet(),
                "/consents/" + subject.consentId(),
                bench.prefix() + "withdraw-" + subject.person());
    }

    /** For matching, everything, live, for all employers of the region: what the demo's learners grant. */
    static Ask consent(Bench bench, Subject subject) {
        ObjectNode body = object().put("purpose", "matching");
        body.putArray("categories");
        body.putObject("audience").put("kind", "regionEmployers");
        return Ask.post(
                subject.person(),
                bench.exchange().wallet(),
                "/consents",
                body.put("live", true).toString(),
                bench.prefix() + "consent-" + subject.person());
    }

    static Ask wishes(Bench bench, Subject subject, int tries) {
        ObjectNode body = object();
        Learner learner = subject.learner();
        learner.area().ifPresent(area -> body.put("area", area));
        ArrayNode modes = body.putArray("modes");
        learner.modes().forEach(modes::add);
        learner.leastHourlyPayCents().ifPresent(pay -> body.put("minimumHourlyPayCents", pay));
        return Ask.put(
                subject.person(),
                bench.exchange().wallet(),
                "/preferences",
                body.toString(),
                bench.prefix() + "wishes-" + subject.person() + "-" + tries);
    }

    private static String registrar(Bench bench) {
        return bench.region().registrar(Bench.COLLEGE);
    }

    private static ObjectNode object() {
        return JSON.createObjectNode();
    }
}
