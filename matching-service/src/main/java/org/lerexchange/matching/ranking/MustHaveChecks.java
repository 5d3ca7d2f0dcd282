package org.lerexchange.matching.ranking;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Whether a must-have is met, and what would mend what is missing. */
record MustHaveChecks(List<Claim> claims, Standings standings) {
    Explanation.MustHaveReason reason(Wanted wanted) {
        List<Explanation.Proof> proofs = proofs(wanted);
        Set<Explanation.Standing> seen =
                proofs.stream().map(Explanation.Proof::standing).collect(Collectors.toSet());
        Explanation.State state = seen.contains(Explanation.Standing.STANDS)
                ? Explanation.State.MET
                : seen.contains(Explanation.Standing.COULD_NOT_BE_CHECKED)
                        ? Explanation.State.COULD_NOT_BE_CHECKED
                        : Explanation.State.UNMET;
        return new Explanation.MustHaveReason(wanted, state, proofs);
    }

    /** The nearest step to having it shown; empty where a claim shows it and stands. */
    Optional<Explanation.Change> change(Wanted wanted) {
        List<Explanation.Proof> proofs = proofs(wanted);
        if (proofs.stream().anyMatch(proof -> proof.standing() == Explanation.Standing.STANDS)) {
            return Optional.empty();
        }
        Explanation.Step nearest = proofs.stream()
                .map(proof -> step(proof.standing()))
                .min(Comparator.naturalOrder())
                .orElse(Explanation.Step.EARN);
        return Optional.of(new Explanation.Change(wanted, nearest));
    }

    private List<Explanation.Proof> proofs(Wanted wanted) {
        return claims.stream().filter(wanted::shownBy).map(standings::proof).toList();
    }

    private static Explanation.Step step(Explanation.Standing standing) {
        return switch (standing) {
            case COULD_NOT_BE_CHECKED -> Explanation.Step.CHECK_AGAIN;
            case EXPIRED -> Explanation.Step.RENEW;
            case MASKED -> Explanation.Step.ASK_ISSUER_TO_LIFT;
            case FAILED -> Explanation.Step.PRESENT_VALID_ONE;
            case NOT_YET_VALID -> Explanation.Step.WAIT;
            case SELF_ASSERTED -> Explanation.Step.HAVE_IT_SHOWN;
            case STANDS -> throw new IllegalStateException("nothing is missing where a claim stands");
        };
    }
}
