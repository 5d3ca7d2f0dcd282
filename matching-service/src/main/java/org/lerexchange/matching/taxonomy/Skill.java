package org.lerexchange.matching.taxonomy;

import java.util.List;
import java.util.Optional;

/**
 * One canonical skill.
 *
 * @param id what names it everywhere
 * @param preferredLabel the one label shown to people
 * @param alternativeLabels other words for the same skill, in the table's order
 * @param broader the id of the broader skill or of the group it belongs to
 * @param kind what sort of thing it is
 */
public record Skill(
        SkillId id, String preferredLabel, List<String> alternativeLabels, Optional<String> broader, Kind kind) {
    /** What sort of thing a canonical skill is; ESCO's {@code skillType}, with our own starter table's finer kinds. */
    public enum Kind {
        /** Something a person can do. */
        SKILL,
        /** Something a person knows. */
        KNOWLEDGE,
        /** A tool, language or product a person can work with. */
        TOOL,
        /** A skill of use in every occupation. */
        TRANSVERSAL
    }

    public Skill {
        alternativeLabels = List.copyOf(alternativeLabels);
        if (preferredLabel.isBlank()) {
            throw new IllegalArgumentException("expected a preferred label for " + id + ", but a blank one came");
        }
    }
}
