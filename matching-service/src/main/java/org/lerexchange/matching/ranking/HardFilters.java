package org.lerexchange.matching.ranking;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** The hard filters. A filter that one side gives no answer to is undecided: it neither passes nor excludes. */
record HardFilters(JobNeeds.Place place, CandidateEvidence.Wishes wishes) {
    private enum Answer {
        PASSES,
        EXCLUDES,
        UNDECIDED
    }

    Optional<MatchOutcome.Filter> excluding() {
        return EnumSet.allOf(MatchOutcome.Filter.class).stream()
                .filter(filter -> ask(filter) == Answer.EXCLUDES)
                .findFirst();
    }

    Set<MatchOutcome.Filter> undecided() {
        Set<MatchOutcome.Filter> undecided = EnumSet.allOf(MatchOutcome.Filter.class);
        undecided.removeIf(filter -> ask(filter) != Answer.UNDECIDED);
        return undecided;
    }

    private Answer ask(MatchOutcome.Filter filter) {
        return switch (filter) {
            case AREA -> area();
            case MODE -> contained(place.mode(), wishes.modes());
            case PAY -> pay();
        };
    }

    private Answer area() {
        boolean remote =
                place.mode().filter(mode -> mode == JobNeeds.Mode.REMOTE).isPresent();
        return remote ? Answer.PASSES : contained(place.area(), wishes.areas());
    }

    private static <T> Answer contained(Optional<T> offered, Set<T> wished) {
        if (offered.isEmpty() || wished.isEmpty()) {
            return Answer.UNDECIDED;
        }
        return wished.contains(offered.get()) ? Answer.PASSES : Answer.EXCLUDES;
    }

    private Answer pay() {
        if (place.mostPay().isEmpty() || wishes.leastPay().isEmpty()) {
            return Answer.UNDECIDED;
        }
        long offered = place.mostPay().get().centsAnHour();
        return offered >= wishes.leastPay().get().centsAnHour() ? Answer.PASSES : Answer.EXCLUDES;
    }
}
