package org.lerexchange.local.region;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * An open job.
 *
 * @param text the posting in words; the exchange finds the skills in it
 * @param skills what the employer asks for in canonical skills, where there is no text
 * @param mustHaves skills of the text that the employer makes a must-have afterwards
 */
public record Job(
        String id,
        String employer,
        String title,
        Optional<String> occupation,
        String mode,
        Optional<String> area,
        Pay pay,
        Optional<String> text,
        List<Skill> skills,
        List<String> mustHaves) {

    public Job {
        skills = List.copyOf(skills);
        mustHaves = List.copyOf(mustHaves);
    }

    /** A skill that the employer asks for. */
    public record Skill(String id, boolean required, boolean mustHave) {}

    /** In cents an hour. */
    public record Pay(Optional<Integer> least, Optional<Integer> most) {}

    /** Without these nobody is offered. */
    public Set<String> neededSkills() {
        return text.isPresent()
                ? Set.copyOf(mustHaves)
                : skills.stream().filter(Skill::mustHave).map(Skill::id).collect(Collectors.toUnmodifiableSet());
    }
}
