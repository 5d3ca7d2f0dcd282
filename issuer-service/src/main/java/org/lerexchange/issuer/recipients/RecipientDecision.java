package org.lerexchange.issuer.recipients;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/** What becomes of a recipient: values in, values out. */
final class RecipientDecision {

    private RecipientDecision() {}

    /** What an award comes to. */
    sealed interface OfAward {
        record HasHolder(Holder holder) implements OfAward {}

        record AlreadyWaits(Recipient as) implements OfAward {}

        record Waits(Recipient next) implements OfAward {}

        /** The wallet service must first be told who they are: a name has to be made, then ask again. */
        record NameNeeded(long seq) implements OfAward {}

        record ListFull() implements OfAward {}
    }

    /** What a registered holder comes to. */
    sealed interface OfHolder {
        record Taken(Recipient next) implements OfHolder {}

        record TakenBefore(Recipient as) implements OfHolder {}

        record Older() implements OfHolder {}
    }

    static OfAward award(Recipient now, WaitingId award, Optional<Recipient.Named> name) {
        if (now.holder().isPresent()) {
            return new OfAward.HasHolder(now.holder().get());
        }
        if (now.waiting().contains(award) && now.named().isPresent()) {
            return new OfAward.AlreadyWaits(now);
        }
        if (now.waiting().size() >= Recipients.WAITING_LIMIT) {
            return new OfAward.ListFull();
        }
        if (now.named().isEmpty() && name.isEmpty()) {
            return new OfAward.NameNeeded(now.namedSeq() + 1);
        }
        return new OfAward.Waits(waits(now, award, name));
    }

    static OfHolder holder(Recipient now, long seq, Optional<Holder> holder) {
        if (seq < now.heardSeq()) {
            return new OfHolder.Older();
        }
        if (seq == now.heardSeq()) {
            return new OfHolder.TakenBefore(now);
        }
        return new OfHolder.Taken(holder.map(known -> known(now, seq, known)).orElseGet(() -> gone(now, seq)));
    }

    private static Recipient waits(Recipient now, WaitingId award, Optional<Recipient.Named> name) {
        List<WaitingId> waiting = new ArrayList<>(now.waiting());
        waiting.add(award);
        boolean first = now.named().isEmpty();
        return new Recipient(
                now.ref(),
                now.heardSeq(),
                now.holder(),
                waiting,
                now.releasing(),
                first ? now.namedSeq() + 1 : now.namedSeq(),
                first ? name : now.named());
    }

    /**
     * What was taken before stays with it: compaction may have removed the record that took it, half done. The name stays
     * too: a wallet is there from the first record on, and its code is handed out afterwards.
     */
    private static Recipient known(Recipient now, long seq, Holder holder) {
        LinkedHashSet<WaitingId> releasing = new LinkedHashSet<>(now.releasing());
        releasing.addAll(now.waiting());
        return new Recipient(
                now.ref(), seq, Optional.of(holder), List.of(), List.copyOf(releasing), now.namedSeq(), now.named());
    }

    /** Whoever had a wallet and has none any more is named anew, with another code. */
    private static Recipient gone(Recipient now, long seq) {
        Optional<Recipient.Named> named = now.holder().isPresent() ? Optional.empty() : now.named();
        return new Recipient(now.ref(), seq, Optional.empty(), now.waiting(), now.releasing(), now.namedSeq(), named);
    }
}
