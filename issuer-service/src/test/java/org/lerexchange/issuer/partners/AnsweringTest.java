package org.lerexchange.issuer.partners;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AnsweringTest {

    private static final Instant NOW = Instant.parse("2026-11-25T08:00:00Z");
    private static final Answer ISSUED =
            new Answer(Answer.Outcome.ISSUED, Optional.of("c-1"), Optional.empty(), Optional.empty());
    private static final Answer REFUSAL = Answer.refused("award.differs", "expected the same");

    @Test
    void anAnswerIsSaidOnceAndAgainTheSameWhenItComesAgain() {
        Answering.Decided first = Answering.NONE.hear(1, NOW, ISSUED);

        Answering.Decided again = next(first).hear(1, NOW.plusSeconds(9), ISSUED);

        assertThat(first.say())
                .hasValueSatisfying(spoken -> assertThat(spoken.firstSeq()).isEqualTo(1));
        assertThat(again.next()).isEmpty();
        assertThat(again.say()).isEqualTo(first.say());
    }

    @Test
    void aRepeatAfterTheAnswerIsAnsweredTheSameUnderASeqOfItsOwn() {
        Answering answered = next(Answering.NONE.hear(1, NOW, ISSUED));

        Answering.Decided repeat = answered.repeat(5, NOW, 1);

        assertThat(repeat.say()).hasValueSatisfying(spoken -> {
            assertThat(spoken.answer()).isEqualTo(ISSUED);
            assertThat(spoken.firstSeq()).isEqualTo(2);
        });
        assertThat(next(repeat).repeat(5, NOW, 1).say()).isEqualTo(repeat.say());
    }

    @Test
    void aRepeatBeforeTheAnswerIsAnsweredWithIt() {
        Answering.Decided repeat = Answering.NONE.repeat(5, NOW, 1);
        Answering.Decided sameAgain = next(repeat).repeat(5, NOW, 1);

        Answering.Decided answered = next(repeat).hear(1, NOW, ISSUED);

        assertThat(repeat.say()).isEmpty();
        assertThat(sameAgain.next()).isEmpty();
        assertThat(answered.say())
                .hasValueSatisfying(spoken -> assertThat(spoken.copies()).isEqualTo(2));
        assertThat(next(answered).seq()).isEqualTo(2);
        assertThat(next(answered).hear(2, NOW, ISSUED).say())
                .hasValueSatisfying(spoken -> assertThat(spoken.copies()).isEqualTo(1));
    }

    @Test
    void anAnswerToWhatWasThereBeforeACorrectionAnswersNoRepeatOfTheCorrection() {
        Answering answered = next(Answering.NONE.hear(1, NOW, ISSUED));

        assertThat(answered.repeat(5, NOW, 2).say()).isEmpty();
    }

    @Test
    void aRefusalTakesNothingFromWhatIssuanceAnswered() {
        Answering refused = next(next(Answering.NONE.hear(1, NOW, ISSUED)).refuse(6, NOW, REFUSAL));

        assertThat(refused.repeat(7, NOW, 1).say()).hasValueSatisfying(spoken -> {
            assertThat(spoken.answer()).isEqualTo(ISSUED);
            assertThat(spoken.firstSeq()).isEqualTo(3);
        });
        assertThat(refused.refuse(6, NOW, REFUSAL).say())
                .hasValueSatisfying(spoken -> assertThat(spoken.firstSeq()).isEqualTo(2));
        assertThat(refused.refuse(5, NOW, REFUSAL).say()).isEmpty();
    }

    @Test
    void whatWaitsForAnAnswerIsBounded() {
        Answering answering = Answering.NONE;
        for (int offset = 0; offset < 100; offset++) {
            answering = next(answering.repeat(offset, NOW, 1));
        }

        assertThat(answering.owed()).isEqualTo(Answering.MOST_OWED);
    }

    @Test
    void whatIsStoredIsWhatIsRead() {
        Answering answering = next(next(Answering.NONE.hear(1, NOW, ISSUED)).refuse(6, NOW, REFUSAL));

        assertThat(AnsweringDocument.toAnswering(AnsweringDocument.toDocument(answering)))
                .isEqualTo(answering);
        assertThat(AnsweringDocument.toAnswering(AnsweringDocument.toDocument(Answering.NONE)))
                .isEqualTo(Answering.NONE);
    }

    private static Answering next(Answering.Decided decided) {
        return decided.next().orElseThrow();
    }
}
