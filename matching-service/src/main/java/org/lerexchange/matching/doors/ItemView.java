package org.lerexchange.matching.doors;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One change as it is written to the wire, the same at every door.
 *
 * @param index its place among the changes of one seq, where there are several
 * @param stale present where what was offered has lost its ground since: it keeps its place, without reasons or candidate
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record ItemView(
        String jobId,
        long seq,
        Optional<Integer> index,
        String act,
        Optional<Boolean> stale,
        String matchId,
        Optional<String> candidateId,
        Optional<Integer> score,
        Optional<String> band,
        String weights,
        Optional<String> cause,
        Instant at,
        List<ReasonView> reasons) {
    ItemView {
        reasons = List.copyOf(reasons);
    }

    static ItemView of(FeedPages.Line line, boolean stands) {
        Item item = line.item();
        Item.Entry change = line.change();
        return new ItemView(
                item.job().value(),
                item.seq(),
                item.changes().size() > 1 ? Optional.of(line.index()) : Optional.empty(),
                Wording.camel(change.act().name()),
                stands ? Optional.empty() : Optional.of(true),
                change.match().value(),
                stands ? Optional.of(change.candidate()) : Optional.empty(),
                stands ? Optional.of(change.score()) : Optional.empty(),
                stands ? Optional.of(change.band()) : Optional.empty(),
                item.weights(),
                change.cause(),
                item.at(),
                stands ? change.reasons() : List.of());
    }
}
