package org.lerexchange.matching.jobs;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.lerexchange.matching.taxonomy.CurrentTaxonomy;
import org.lerexchange.matching.taxonomy.FoundSkill;
import org.lerexchange.matching.taxonomy.SkillId;

/**
 * The skills that were found in a posting, in the order in which they stand there.
 *
 * @param taxonomy the version by which they were found
 */
record Findings(String taxonomy, List<Found> skills) {

    /** A skill and the words that led to it first. */
    record Found(SkillId skill, String label, String words) {}

    Findings {
        skills = List.copyOf(skills);
    }

    /** Reads the title, then the text. */
    static Findings in(Posting posting, CurrentTaxonomy.Language language) {
        Map<SkillId, Found> found = new LinkedHashMap<>();
        Stream.concat(Stream.of(posting.title()), posting.text().stream())
                .flatMap(words -> language.skillsInText().find(words).stream())
                .forEach(one -> found.putIfAbsent(one.skill(), found(one, language)));
        return new Findings(language.version(), List.copyOf(found.values()));
    }

    private static Found found(FoundSkill found, CurrentTaxonomy.Language language) {
        String label = language.taxonomy()
                .skill(found.skill())
                .map(skill -> skill.preferredLabel())
                .orElse(found.label());
        return new Found(found.skill(), label, found.words());
    }

    boolean has(SkillId skill) {
        return skills.stream().anyMatch(one -> one.skill().equals(skill));
    }
}
