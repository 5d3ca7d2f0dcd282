package org.lerexchange.issuer.partners;

import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What was answered about one award: values in, values out. Each answer has a seq of its own on the partner's topic; the
 * last one is kept with what caused it, so that a cause that comes again is answered the same again. Reports and issuance's
 * answers come by two consumers, each in its own order, so the last of either is kept: what one of them wrote and has not
 * said yet is not lost when the other writes in between.
 *
 * @param seq of the last answer; 0 before the first
 * @param asked the offset, on the partner's topic, of the last report that was answered here; -1 before the first
 * @param owed repeats that wait for the answer to the first report
 * @param heard the seq of issuance's last answer; 0 before the first
 * @param became that answer
 * @param last what was said last, to reports and to issuance's answers
 */
record Answering(long seq, long asked, int owed, long heard, Optional<Answer> became, Last last) {

    /** Repeats that are answered at once when the answer comes; more get one answer for several. */
    static final int MOST_OWED = 16;

    static final Answering NONE = new Answering(0, -1, 0, 0, Optional.empty(), Last.NOTHING);

    private static final String ASKED = "asked:";
    private static final String HEARD = "heard:";

    /**
     * What was said last to either cause.
     *
     * @param toReport to a report that was answered here
     * @param toIssuance when issuance had answered
     */
    record Last(Optional<Spoken> toReport, Optional<Spoken> toIssuance) {

        static final Last NOTHING = new Last(Optional.empty(), Optional.empty());

        Last and(Spoken spoken) {
            return spoken.cause().startsWith(ASKED)
                    ? new Last(Optional.of(spoken), toIssuance)
                    : new Last(toReport, Optional.of(spoken));
        }

        Optional<Spoken> by(String cause) {
            return Stream.of(toReport, toIssuance)
                    .flatMap(Optional::stream)
                    .filter(spoken -> spoken.cause().equals(cause))
                    .findFirst();
        }
    }

    /**
     * What was said, so that it can be said again.
     *
     * @param cause the kind of what it answers, and which one
     * @param firstSeq of the first copy
     * @param copies one for each report that it answers
     */
    record Spoken(String cause, long firstSeq, int copies, Instant time, Answer answer) {}

    /** The state as it shall be, where it changes, and what is to be said. */
    record Decided(Optional<Answering> next, Optional<Spoken> say) {}

    /** Issuance answered. */
    Decided hear(long answerSeq, Instant time, Answer answer) {
        String cause = HEARD + answerSeq;
        if (answerSeq <= heard) {
            return again(cause);
        }
        Spoken spoken = new Spoken(cause, seq + 1, 1 + owed, time, answer);
        return said(spoken, new Answering(seq, asked, 0, answerSeq, Optional.of(answer), last));
    }

    /** The report at the offset is refused at the door. */
    Decided refuse(long offset, Instant time, Answer refusal) {
        return offset <= asked ? again(cause(offset)) : answer(offset, time, refusal);
    }

    /**
     * The report at the offset says what is on record already: it is answered as that was, or with it.
     *
     * @param expected the seq of the answer of issuance to what is on record
     */
    Decided repeat(long offset, Instant time, long expected) {
        if (offset <= asked) {
            return again(cause(offset));
        }
        if (became.isPresent() && heard >= expected) {
            return answer(offset, time, became.get());
        }
        int more = Math.min(owed + 1, MOST_OWED);
        return new Decided(Optional.of(new Answering(seq, offset, more, heard, became, last)), Optional.empty());
    }

    private Decided answer(long offset, Instant time, Answer answer) {
        Spoken spoken = new Spoken(cause(offset), seq + 1, 1, time, answer);
        return said(spoken, new Answering(seq, offset, owed, heard, became, last));
    }

    private static Decided said(Spoken spoken, Answering now) {
        Answering next = new Answering(
                spoken.firstSeq() + spoken.copies() - 1,
                now.asked(),
                now.owed(),
                now.heard(),
                now.became(),
                now.last().and(spoken));
        return new Decided(Optional.of(next), Optional.of(spoken));
    }

    private Decided again(String cause) {
        return new Decided(Optional.empty(), last.by(cause));
    }

    private static String cause(long offset) {
        return ASKED + offset;
    }
}
