package org.lerexchange.matching.ranking;

/**
 * How well the evidence meets the needs.
 *
 * @param value 0 to 10,000
 * @param weights the version of the weights it was reckoned with; scores compare only under one version
 */
public record Score(int value, String weights) {
    /** Everything asked for is shown in full. */
    public static final int FULL = 10_000;

    public Score {
        Whole.between(0, FULL, value, "score");
    }
}
