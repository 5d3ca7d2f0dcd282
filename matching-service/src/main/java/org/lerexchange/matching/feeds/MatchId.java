package org.lerexchange.matching.feeds;

/** The id of a match: of one candidate and one job. */
public record MatchId(String value) {
    public MatchId {
        if (value.isBlank()) {
            throw new IllegalArgumentException("expected a match's id, but it is blank");
        }
    }
}
