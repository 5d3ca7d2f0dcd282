package org.lerexchange.matching.taxonomy;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The words that many skills share in their preferred labels ("data", "equipment"). Alone, such a word says nothing of
 * one skill. Counted from the taxonomy itself, so that no list of words has to be kept.
 */
final class CommonWords {
    /** Skills whose preferred label has the word; from here on it is common. */
    static final int SKILLS = 5;

    private final Map<String, Integer> skillsByStem = new HashMap<>();

    CommonWords(Collection<Skill> skills, Words words) {
        for (Skill skill : skills) {
            words.in(skill.preferredLabel()).stream()
                    .map(Words.Word::stem)
                    .collect(Collectors.toSet())
                    .forEach(stem -> skillsByStem.merge(stem, 1, Integer::sum));
        }
    }

    boolean has(String stem) {
        return skillsByStem.getOrDefault(stem, 0) >= SKILLS;
    }
}
