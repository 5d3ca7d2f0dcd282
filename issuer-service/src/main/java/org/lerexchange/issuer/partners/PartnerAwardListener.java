package org.lerexchange.issuer.partners;

import org.lerexchange.events.AwardRecorded;
import org.lerexchange.issuer.awards.AwardId;
import org.lerexchange.issuer.awards.RecordAward;
import org.lerexchange.issuer.awards.RecordOutcome;
import org.lerexchange.issuer.keys.Opener;
import org.lerexchange.messaging.BrokenContract;
import org.lerexchange.messaging.HearsParty;
import org.lerexchange.messaging.PartyHeard;
import org.lerexchange.messaging.Said;
import org.lerexchange.messaging.TopicsThere;
import org.lerexchange.schemas.OutsideTopics;
import reactor.core.publisher.Mono;

/**
 * Hears what a partner reports, and does what {@code POST /awards}, a correction and a withdrawal do. A report that goes on
 * record is answered when issuance has answered it; a repeat as the first one was; what is refused here, here. A refusal that
 * cannot be told, because the partner has no topic for answers, goes to the dead letters.
 */
final class PartnerAwardListener implements HearsParty<AwardRecorded> {

    private final RecordAward awards;
    private final AnswerPartner answers;
    private final Opener opener;
    private final TopicsThere topics;

    PartnerAwardListener(RecordAward awards, AnswerPartner answers, Opener opener, TopicsThere topics) {
        this.awards = awards;
        this.answers = answers;
        this.opener = opener;
        this.topics = topics;
    }

    @Override
    public Mono<Said> on(PartyHeard<AwardRecorded> heard) {
        AwardId id = PartnersMapping.toId(heard);
        return topics.has(OutsideTopics.awardAnswers(heard.party()))
                .flatMap(answerable -> switch (PartnersMapping.toReport(id, heard.value(), opener)) {
                    case PartnersMapping.Read.Broken(Answer refusal) -> refused(id, heard, refusal, answerable);
                    case PartnersMapping.Read.Report(var report) ->
                        awards.report(report).flatMap(outcome -> answered(outcome, heard, answerable));
                });
    }

    private Mono<Said> answered(RecordOutcome outcome, PartyHeard<AwardRecorded> heard, boolean answerable) {
        return switch (outcome) {
            case RecordOutcome.Recorded recorded -> Mono.just(Said.applied());
            case RecordOutcome.Repeated(AwardId id) ->
                answerable
                        ? answers.repeated(id, heard.offset()).map(decided -> PartnersMapping.toSaid(id, decided))
                        : Mono.just(Said.duplicate());
            case RecordOutcome.Differs(AwardId id) ->
                refused(
                        id,
                        heard,
                        Answer.refused(
                                "award.differs",
                                "expected the content that is on record under awardId; report a correction if that is"
                                        + " meant"),
                        answerable);
            case RecordOutcome.Refused(AwardId id, RecordOutcome.Reason reason) ->
                refused(
                        id,
                        heard,
                        switch (reason) {
                            case NOT_RECORDED ->
                                Answer.refused("award.unknown", "expected an awardId that is on record");
                            case WITHDRAWN ->
                                Answer.refused(
                                        "award.withdrawn", "expected the awardId of an award that was not withdrawn");
                        },
                        answerable);
        };
    }

    private Mono<Said> refused(AwardId id, PartyHeard<AwardRecorded> heard, Answer refusal, boolean answerable) {
        return answerable
                ? answers.refused(id, heard.offset(), refusal).map(decided -> PartnersMapping.toSaid(id, decided))
                : Mono.error(() -> new BrokenContract(
                        refusal.reason().orElse("refused"), refusal.rule().orElse("refused") + " of award " + id));
    }
}
