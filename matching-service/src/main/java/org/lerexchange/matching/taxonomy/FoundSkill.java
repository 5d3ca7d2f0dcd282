package org.lerexchange.matching.taxonomy;

/**
 * A skill found in a text, and what led to it; an employer sees this before a skill becomes a need of the job.
 *
 * @param skill the canonical skill
 * @param label the label of it that was met
 * @param words the words of the text that met it
 * @param start where they begin in the text, in UTF-16 units
 * @param end where they end
 * @param how which sort of label it was
 */
public record FoundSkill(SkillId skill, String label, String words, int start, int end, How how) {
    /** Which sort of label led to the skill, the surer first. */
    public enum How {
        PREFERRED_LABEL,
        ALTERNATIVE_LABEL
    }
}
