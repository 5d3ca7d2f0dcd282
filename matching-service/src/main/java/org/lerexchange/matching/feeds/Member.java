package org.lerexchange.matching.feeds;

import java.util.Comparator;
import java.util.List;
import org.lerexchange.matching.index.CandidatePart;
import org.lerexchange.matching.index.ProfileId;
import org.lerexchange.matching.ranking.MatchOutcome;

/**
 * One candidate on a job's list.
 *
 * @param rests all that it rests on
 * @param digest of the reasons with their evidence: a change of it is said
 * @param shape of the reasons' skills and outcomes alone: the same in every run of a story
 * @param cleanFrom the seq of the first item that rests on nothing that has left since
 */
record Member(
        Who who, int score, MatchOutcome.Band band, List<Rest> rests, String digest, String shape, long cleanFrom) {

    /** A full list keeps the first by this order. The last step only makes it total: it is the same on every machine. */
    static final Comparator<Member> BEST_FIRST = Comparator.comparing(Member::band)
            .thenComparing(Member::score, Comparator.reverseOrder())
            .thenComparing(member -> member.who().candidate());

    Member {
        rests = List.copyOf(rests);
    }

    /** Whose match it is. */
    record Who(ProfileId profile, MatchId match, String candidate) {}

    Member cleanFrom(long seq) {
        return new Member(who, score, band, rests, digest, shape, seq);
    }

    /** Whether what is shown of them is the same. */
    boolean looksLike(Member other) {
        return score == other.score && band == other.band && digest.equals(other.digest);
    }

    /** Whether this rests on every part that the other rests on. */
    boolean keeps(Member other) {
        List<CandidatePart.PartId> parts = rests.stream().map(Rest::part).toList();
        return other.rests.stream().map(Rest::part).allMatch(parts::contains);
    }
}
