package org.lerexchange.local.story;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.List;
import org.lerexchange.local.region.Achievement;
import org.lerexchange.local.region.Alignment;
import org.lerexchange.local.region.Award;
import org.lerexchange.local.region.Institution;
import org.lerexchange.local.region.Job;
import org.lerexchange.local.region.Learner;
import org.lerexchange.local.region.TaxonomyOccupation;
import org.lerexchange.local.region.TaxonomySkill;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What is sent, as the doors of the exchange read it. */
final class Bodies {

    private static final JsonMapper JSON = new JsonMapper();

    private Bodies() {}

    static String institution(Institution institution) {
        return object().put("name", institution.name())
                .put("kind", institution.kind())
                .toString();
    }

    static String trust(String did, String state, String reason) {
        ObjectNode body = object().put("did", did).put("state", state);
        body.putArray("achievementTypes");
        return body.put("reason", reason).toString();
    }

    static String achievement(Achievement achievement) {
        ObjectNode body = object().put("name", achievement.name())
                .put("description", achievement.description())
                .put("criteria", achievement.criteria())
                .put("achievementType", achievement.type());
        ArrayNode alignments = body.putArray("alignments");
        achievement.alignments().forEach(alignment -> put(alignments.addObject(), alignment));
        return body.toString();
    }

    private static void put(ObjectNode node, Alignment alignment) {
        node.put("targetName", alignment.targetName())
                .put("targetUrl", alignment.targetUrl())
                .put("targetCode", alignment.targetCode())
                .put("targetType", alignment.targetType())
                .put("targetFramework", alignment.targetFramework());
    }

    static String award(Award award) {
        ObjectNode body = object().put("awardId", award.id())
                .put("achievement", award.achievement())
                .put("email", award.learner().email())
                .put("name", award.learner().name())
                .put("awardedOn", award.on());
        award.employment().ifPresent(employment -> {
            body.put("role", employment.role()).put("activityStartDate", employment.from());
            employment.until().ifPresent(until -> body.put("activityEndDate", until));
        });
        return body.toString();
    }

    static String roster(List<Award> awards) {
        StringWriter text = new StringWriter();
        try (CsvWriter csv = CsvWriter.builder().build(text)) {
            csv.writeRecord("award_id", "achievement", "email", "name", "awarded_on");
            awards.forEach(award -> csv.writeRecord(
                    award.id(),
                    award.achievement(),
                    award.learner().email(),
                    award.learner().name(),
                    award.on()));
        } catch (IOException e) {
            throw new UncheckedIOException("a roster in memory", e);
        }
        return text.toString();
    }

    static String status(String standing, String reason) {
        return object().put("standing", standing).put("reason", reason).toString();
    }

    static String claim(String code) {
        return object().put("code", code).toString();
    }

    /** For matching, everything, live, for all employers of the region. */
    static String consent() {
        ObjectNode body = object().put("purpose", "matching");
        body.putArray("categories");
        body.putObject("audience").put("kind", "regionEmployers");
        return body.put("live", true).toString();
    }

    static String preferences(Learner learner) {
        ObjectNode body = object();
        learner.area().ifPresent(area -> body.put("area", area));
        ArrayNode modes = body.putArray("modes");
        learner.modes().forEach(modes::add);
        learner.leastHourlyPayCents().ifPresent(pay -> body.put("minimumHourlyPayCents", pay));
        return body.toString();
    }

    static String job(Job job) {
        ObjectNode body = object().put("title", job.title());
        job.text().ifPresent(text -> body.put("text", text));
        if (job.text().isEmpty()) {
            ArrayNode skills = body.putArray("skills");
            job.skills()
                    .forEach(skill -> skills.addObject()
                            .put("skillId", skill.id())
                            .put("required", skill.required())
                            .put("mustHave", skill.mustHave()));
        }
        job.occupation().ifPresent(occupation -> body.put("occupation", occupation));
        job.area().ifPresent(area -> body.put("area", area));
        body.put("mode", job.mode());
        job.pay().least().ifPresent(pay -> body.put("hourlyPayCentsMinimum", pay));
        job.pay().most().ifPresent(pay -> body.put("hourlyPayCentsMaximum", pay));
        return body.toString();
    }

    static String mustHaves(Collection<String> skills) {
        ObjectNode body = object();
        body.putArray("accept");
        body.putArray("drop");
        ArrayNode mustHave = body.putArray("mustHave");
        skills.stream().sorted().forEach(mustHave::add);
        return body.toString();
    }

    /** The occupations go with the last batch. */
    static String lastTaxonomyBatch(
            String version, List<TaxonomySkill> skills, List<TaxonomyOccupation> occupations, int of) {
        ObjectNode body = (ObjectNode) JSON.readTree(taxonomyBatch(version, skills, of));
        ArrayNode nodes = body.putArray("occupations");
        occupations.forEach(occupation -> {
            ObjectNode node = nodes.addObject().put("id", occupation.id()).put("label", occupation.label());
            ArrayNode alternatives = node.putArray("alternatives");
            occupation.alternatives().forEach(alternatives::add);
        });
        return body.toString();
    }

    static String taxonomyBatch(String version, List<TaxonomySkill> skills, int of) {
        ObjectNode body = object().put("version", version);
        ArrayNode nodes = body.putArray("skills");
        skills.forEach(skill -> {
            ObjectNode node = nodes.addObject().put("id", skill.id()).put("label", skill.label());
            ArrayNode alternatives = node.putArray("alternatives");
            skill.alternatives().forEach(alternatives::add);
            node.put("kind", skill.kind());
            ArrayNode broader = node.putArray("broader");
            skill.broader().forEach(broader::add);
        });
        return body.put("of", of).toString();
    }

    static String verify(String credential) {
        ObjectNode body = object();
        body.set("verifiableCredential", JSON.readTree(credential));
        return body.toString();
    }

    private static ObjectNode object() {
        return JSON.createObjectNode();
    }
}
