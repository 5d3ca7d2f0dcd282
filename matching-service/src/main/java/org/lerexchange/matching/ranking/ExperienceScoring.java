package org.lerexchange.matching.ranking;

import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Months worked in an occupation, from employment evidence that stands; months of two jobs at once count once. */
record ExperienceScoring(List<Claim> claims, Standings standings) {
    private record Span(YearMonth from, YearMonth until, Claim.Id claim) {}

    Explanation.ExperienceReason reason(JobNeeds.ExperienceNeed need) {
        List<Span> spans = spans(need);
        long months = 0;
        YearMonth reached = YearMonth.of(0, 1);
        for (Span span : spans) {
            YearMonth from = span.from().isAfter(reached) ? span.from() : reached;
            if (span.until().isAfter(from)) {
                months += ChronoUnit.MONTHS.between(from, span.until());
                reached = span.until();
            }
        }
        return new Explanation.ExperienceReason(
                need, (int) months, spans.stream().map(Span::claim).toList());
    }

    private List<Span> spans(JobNeeds.ExperienceNeed need) {
        YearMonth now = YearMonth.from(standings.today());
        List<Span> spans = new ArrayList<>();
        for (Claim claim : claims) {
            if (standings.of(claim) == Explanation.Standing.STANDS) {
                claim.employment()
                        .filter(work -> work.occupation().equals(need.occupation()))
                        .map(work -> new Span(work.from(), earlier(work.until().orElse(now), now), claim.id()))
                        .ifPresent(spans::add);
            }
        }
        spans.sort(Comparator.comparing(Span::from).thenComparing(Span::until).thenComparing(Span::claim));
        return spans;
    }

    private static YearMonth earlier(YearMonth one, YearMonth other) {
        return one.isBefore(other) ? one : other;
    }
}
