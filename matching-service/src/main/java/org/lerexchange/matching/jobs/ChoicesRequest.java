package org.lerexchange.matching.jobs;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lerexchange.edge.Refusal;
import org.lerexchange.matching.ranking.JobNeeds;
import org.lerexchange.matching.taxonomy.Skill;
import org.lerexchange.matching.taxonomy.SkillId;
import org.lerexchange.matching.taxonomy.Taxonomy;

/** What an employer makes of a job's skills, as it comes in by JSON. */
record ChoicesRequest(
        @Nullable List<@Nullable String> accept,
        @Nullable List<@Nullable String> drop,
        @Nullable List<@Nullable String> mustHave) {

    DecideSkills.Choices toChoices(Taxonomy taxonomy) {
        List<SkillId> dropped = ids(drop, "drop", taxonomy);
        List<SkillId> accepted = ids(accept, "accept", taxonomy);
        List<SkillId> musts = ids(mustHave, "mustHave", taxonomy);
        if (dropped.stream().anyMatch(skill -> accepted.contains(skill) || musts.contains(skill))) {
            throw Refusal.unprocessable("skill.contradictory", "expected no skill both dropped and kept")
                    .at("drop");
        }
        return new DecideSkills.Choices(accepted, dropped, musts);
    }

    private static List<SkillId> ids(@Nullable List<@Nullable String> said, String field, Taxonomy taxonomy) {
        if (said == null) {
            return List.of();
        }
        if (said.size() > JobNeeds.MOST_NEEDS) {
            throw Refusal.unprocessable("skills.too-many", "expected at most " + JobNeeds.MOST_NEEDS + " skills")
                    .at(field);
        }
        return said.stream().map(id -> id(id, taxonomy)).toList();
    }

    /** A job may have a skill that a later taxonomy no longer has: then its id is enough. */
    private static SkillId id(@Nullable String said, Taxonomy taxonomy) {
        if (said == null) {
            throw Refusal.unprocessable("skill.missing", "expected a skill's id");
        }
        try {
            return taxonomy.skillCalled(said).map(Skill::id).orElseGet(() -> new SkillId(said));
        } catch (IllegalArgumentException malformed) {
            throw JobRequest.unknown(said);
        }
    }
}
