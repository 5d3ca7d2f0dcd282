package org.lerexchange.matching.doors;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Optional;
import org.lerexchange.matching.feeds.ShownReason;

/** One reason as it stands in an answer. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record ReasonView(
        String skillId,
        String label,
        boolean mustHave,
        int points,
        String outcome,
        Optional<String> claim,
        Optional<String> achievementType,
        Optional<String> issuerName,
        Optional<String> issuerKind,
        Optional<String> when,
        Optional<String> verdict,
        Optional<Instant> asOf) {

    static ReasonView of(ShownReason reason) {
        Optional<ShownReason.Evidence> evidence = reason.evidence();
        return new ReasonView(
                reason.skillId(),
                reason.label(),
                reason.mustHave(),
                reason.points(),
                Wording.camel(reason.outcome().name()),
                evidence.map(ShownReason.Evidence::claim),
                evidence.map(ShownReason.Evidence::achievementType),
                evidence.flatMap(ShownReason.Evidence::issuerName),
                evidence.map(ShownReason.Evidence::issuerKind),
                evidence.flatMap(ShownReason.Evidence::when),
                evidence.map(shown -> Wording.camel(shown.verdict())),
                evidence.map(ShownReason.Evidence::asOf));
    }
}
