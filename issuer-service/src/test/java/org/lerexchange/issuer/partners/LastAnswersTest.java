package org.lerexchange.issuer.partners;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.lerexchange.events.AwardAct;
import org.lerexchange.events.AwardAnswered;
import org.lerexchange.events.AwardOutcome;
import org.lerexchange.events.AwardRecorded;
import org.lerexchange.issuer.IssuerWorld;
import org.lerexchange.messaging.Change;
import org.lerexchange.messaging.Documents;
import org.lerexchange.messaging.Event;
import org.lerexchange.messaging.Heard;
import org.lerexchange.messaging.PartyHeard;
import org.lerexchange.messaging.Said;
import org.lerexchange.messaging.documents.InMemoryDatabase;
import org.lerexchange.messaging.documents.PendingEvents;
import org.lerexchange.schemas.OutsideTopics;
import reactor.core.publisher.Mono;

/**
 * Two consumers answer the same award, and the process ends between writing an answer and saying it: what was written is
 * said when its cause comes again, whatever the other one wrote in between.
 */
class LastAnswersTest {

    private static final Instant NOW = Instant.parse("2026-11-25T08:00:00Z");
    private static final String COLLEGE = IssuerWorld.RIVERSIDE.value();
    private static final String KEY = COLLEGE + ":a-1";

    private final Documents stored = new InMemoryDatabase(PendingEvents.of(List.of())).open(AnswerPartner.COLLECTION);
    private final AnswerPartner answers =
            new AnswerPartner(stored, IssuerWorld.teaching().recordAward, Clock.fixed(NOW, ZoneOffset.UTC));
    private final PartnerAwardListener reports = new PartnerAwardListener(
            IssuerWorld.teaching().recordAward, answers, _ -> Optional.empty(), _ -> Mono.just(true));
    private final PartnerAnswerListener answered = new PartnerAnswerListener(answers, _ -> Mono.just(true));

    @Test
    void aRefusalThatWasWrittenAndNotSaidIsSaidAgainAfterIssuanceAnswered() {
        Said unsaid = refusedAt(6);

        Said issued = issuanceAnswers(1);

        assertThat(refusedAt(6).events()).hasSize(1).isEqualTo(unsaid.events());
        assertThat(issued.events()).extracting(Event::seq).containsExactly(2L);
    }

    @Test
    void anAnswerThatWasWrittenAndNotSaidIsSaidAgainAfterAReportWasRefused() {
        Said unsaid = issuanceAnswers(1);

        Said refused = refusedAt(6);

        assertThat(issuanceAnswers(1).events()).hasSize(1).isEqualTo(unsaid.events());
        assertThat(refused.events()).extracting(Event::seq).containsExactly(2L);
    }

    @Test
    void bothThatWereWrittenAndNotSaidAreSaidAgainInEitherOrder() {
        Said refused = refusedAt(6);
        Said issued = issuanceAnswers(1);

        assertThat(issuanceAnswers(1).events()).isEqualTo(issued.events());
        assertThat(refusedAt(6).events()).isEqualTo(refused.events());
        assertThat(issuanceAnswers(1).events()).isEqualTo(issued.events());
        assertThat(refused.events()).doesNotContainAnyElementsOf(issued.events());
    }

    @Test
    void anEarlierOneOfTheSameCauseWasSaidBeforeTheLaterAndIsNotSaidAgain() {
        refusedAt(6);
        refusedAt(7);
        issuanceAnswers(1);
        issuanceAnswers(2);

        assertThat(refusedAt(6).events()).isEmpty();
        assertThat(issuanceAnswers(1).events()).isEmpty();
        assertThat(issuanceAnswers(2).events()).hasSize(1);
    }

    /** As it was stored when there was one last answer, whatever its cause. */
    @Test
    void aRefusalFromBeforeTheTwoWereKeptApartIsSaidAgainAlsoAfterAnAnswer() {
        store(before("asked:6").append("asked", 6L).append("heard", 0L));
        issuanceAnswers(1);

        Said again = refusedAt(6);

        assertThat(again.events()).extracting(Event::seq).containsExactly(4L);
        assertThat(document().keySet())
                .contains("lastToReport", "lastToIssuance")
                .doesNotContain("last");
    }

    @Test
    void anAnswerFromBeforeTheTwoWereKeptApartIsSaidAgainAlsoAfterARefusal() {
        store(before("heard:3").append("asked", -1L).append("heard", 3L));
        refusedAt(6);

        Said again = issuanceAnswers(3);

        assertThat(again.events()).extracting(Event::seq).containsExactly(4L);
    }

    private static Document before(String cause) {
        return new Document("seq", 4L)
                .append("owed", 0)
                .append(
                        "last",
                        new Document("cause", cause)
                                .append("firstSeq", 4L)
                                .append("copies", 1)
                                .append("time", Date.from(NOW))
                                .append(
                                        "answer",
                                        new Document("outcome", "REFUSED").append("reason", "award.differs")));
    }

    private void store(Document document) {
        stored.change(KEY, _ -> Change.write(true, document)).block();
    }

    private Document document() {
        return stored.find(KEY).blockOptional().orElseThrow();
    }

    /** A withdrawal must say why. */
    private Said refusedAt(long offset) {
        AwardRecorded report = AwardRecorded.newBuilder()
                .setTenant(COLLEGE)
                .setAwardId("a-1")
                .setAct(AwardAct.WITHDRAWN)
                .setAchievementId("forklift")
                .setRecipient("unread")
                .setAwardedOn(LocalDate.of(2026, 6, 30))
                .setMinor(false)
                .setOnHold(false)
                .build();
        return reports.on(new PartyHeard<>(COLLEGE, KEY, offset, NOW, report))
                .blockOptional()
                .orElseThrow();
    }

    private Said issuanceAnswers(long seq) {
        AwardAnswered answer = new AwardAnswered(COLLEGE, "a-1", AwardOutcome.ISSUED, "c-1", null, null, null);
        Said said = answered.on(new Heard<>(KEY, seq, 0, NOW, answer))
                .blockOptional()
                .orElseThrow();
        assertThat(said.events())
                .allSatisfy(event -> assertThat(event.topic().name())
                        .isEqualTo(OutsideTopics.awardAnswers(COLLEGE).name()));
        return said;
    }
}
