package org.lerexchange.matching.jobs;

import java.util.List;
import java.util.Optional;
import org.lerexchange.matching.ranking.JobNeeds;
import org.lerexchange.matching.taxonomy.Occupation;
import org.lerexchange.matching.taxonomy.SkillId;

/**
 * A job as its employer says it.
 *
 * @param given the skills that the employer names, each once
 * @param years whole years in the occupation; only where there is one
 */
record Posting(
        String title,
        Optional<String> text,
        List<Given> given,
        Optional<Occupation.Code> occupation,
        Workplace workplace,
        Optional<Integer> years) {

    /** Characters of a posting's text; ten times the longest known to us, and within one document and one search. */
    static final int LONGEST_TEXT = 64 * 1024;

    static final int LONGEST_TITLE = 300;

    /** Years of experience: the ranking counts to 600 months. */
    static final int MOST_YEARS = 50;

    /** The weight of a skill of which nothing is said, and of one that was found. */
    static final int USUAL_WEIGHT = 50;

    /** A skill that the employer names. */
    record Given(SkillId skill, String label, int weight, boolean required, boolean mustHave) {}

    /**
     * Where, how and for what pay, in cents an hour.
     *
     * @param area a code such as {@code us-ny-061}, by which matches are filtered, or words, which filter nobody
     */
    record Workplace(Optional<String> area, JobNeeds.Mode mode, Optional<Long> leastPay, Optional<Long> mostPay) {}

    Posting {
        given = List.copyOf(given);
        if (title.isBlank() || title.length() > LONGEST_TITLE) {
            throw new IllegalArgumentException("expected a title of 1 to " + LONGEST_TITLE + " characters");
        }
        if (text.filter(all -> all.length() > LONGEST_TEXT).isPresent()) {
            throw new IllegalArgumentException("expected a text of at most " + LONGEST_TEXT + " characters");
        }
    }

    boolean gives(SkillId skill) {
        return given.stream().anyMatch(one -> one.skill().equals(skill));
    }
}
