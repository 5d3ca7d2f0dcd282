package org.lerexchange.matching.vocabulary;

import java.util.List;
import java.util.regex.Pattern;
import org.lerexchange.matching.taxonomy.Occupation;
import org.lerexchange.matching.taxonomy.Skill;

/**
 * One of the batches in which a taxonomy arrives.
 *
 * @param version of the taxonomy
 * @param number from 1
 * @param of how many batches there are
 */
record TaxonomyBatch(String version, int number, int of, List<Row> skills, List<Occupation> occupations) {

    /** Batches of one taxonomy: they are named in one document. */
    static final int MOST_BATCHES = 100;

    /** Skills, and occupations, of one batch: they are one document. */
    static final int MOST_ROWS = 2_000;

    private static final Pattern VERSION = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    /** A skill and all that is broader. */
    record Row(Skill skill, List<String> broader) {
        Row {
            broader = List.copyOf(broader);
        }
    }

    TaxonomyBatch {
        skills = List.copyOf(skills);
        occupations = List.copyOf(occupations);
        if (!isVersion(version) || number < 1 || number > of || of > MOST_BATCHES) {
            throw new IllegalArgumentException("expected batch 1 to " + MOST_BATCHES + " of a named version");
        }
        if (skills.size() > MOST_ROWS || occupations.size() > MOST_ROWS) {
            throw new IllegalArgumentException("expected at most " + MOST_ROWS + " rows");
        }
    }

    static boolean isVersion(String text) {
        return VERSION.matcher(text).matches();
    }
}
