package org.lerexchange.issuer.partners;

import org.lerexchange.events.AwardAnswered;
import org.lerexchange.issuer.awards.AwardId;
import org.lerexchange.messaging.Heard;
import org.lerexchange.messaging.Hears;
import org.lerexchange.messaging.Said;
import org.lerexchange.messaging.TopicsThere;
import org.lerexchange.schemas.OutsideTopics;
import reactor.core.publisher.Mono;

/** Hears what became of every award, and tells the partner whose it is. An institution without a topic is told nothing. */
final class PartnerAnswerListener implements Hears<AwardAnswered> {

    private final AnswerPartner answers;
    private final TopicsThere topics;

    PartnerAnswerListener(AnswerPartner answers, TopicsThere topics) {
        this.answers = answers;
        this.topics = topics;
    }

    @Override
    public Mono<Said> on(Heard<AwardAnswered> event) {
        AwardId id = PartnersMapping.toId(event.key(), event.value());
        Answer answer = PartnersMapping.toAnswer(event.value());
        return isPartner(id.tenant().value())
                .flatMap(partner -> partner
                        ? answers.heard(id, event.seq(), event.time(), answer)
                                .map(decided -> PartnersMapping.toSaid(id, decided))
                        : Mono.just(Said.duplicate()));
    }

    private Mono<Boolean> isPartner(String tenant) {
        return OutsideTopics.isTenant(tenant) ? topics.has(OutsideTopics.awardAnswers(tenant)) : Mono.just(false);
    }
}
