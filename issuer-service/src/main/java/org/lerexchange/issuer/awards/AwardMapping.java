package org.lerexchange.issuer.awards;

import java.util.Optional;
import org.lerexchange.events.AwardAct;
import org.lerexchange.events.AwardAnswered;
import org.lerexchange.events.AwardRecorded;
import org.lerexchange.messaging.BrokenContract;
import org.lerexchange.messaging.Event;
import org.lerexchange.schemas.Topics;

/** Between the room's types and the events it hears and says. */
final class AwardMapping {

    private AwardMapping() {}

    static Event<?> toRecorded(AwardRecord award) {
        AwardRecord.Content content = award.content();
        AwardRecorded value = new AwardRecorded(
                award.id().tenant().value(),
                award.id().own(),
                act(award.act()),
                content.achievement(),
                content.recipient(),
                content.awardedOn().orElse(null),
                content.role().orElse(null),
                content.start().orElse(null),
                content.end().orElse(null),
                content.minor(),
                content.onHold(),
                award.source().map(AwardReport.RosterRow::row).orElse(null),
                award.reason().orElse(null));
        return Event.of(Topics.AWARD_RECORDED, award.id().key(), award.seq(), award.time(), value);
    }

    static AwardId toId(String key, AwardAnswered heard) {
        if (!key.equals(heard.getTenant() + ':' + heard.getAwardId())) {
            throw new BrokenContract("answer-key", "expected tenant:award as key, but " + key + " came");
        }
        try {
            return AwardId.ofKey(key);
        } catch (IllegalArgumentException e) {
            throw new BrokenContract("answer-key", "expected tenant:award as key, but another form came");
        }
    }

    static AwardRecord.Answer toAnswer(AwardAnswered heard) {
        return new AwardRecord.Answer(
                kind(heard),
                Optional.ofNullable(heard.getCredentialId()),
                Optional.ofNullable(heard.getReason()),
                Optional.ofNullable(heard.getRule()));
    }

    private static AwardRecord.Answer.Kind kind(AwardAnswered heard) {
        return switch (heard.getOutcome()) {
            case ISSUED -> AwardRecord.Answer.Kind.ISSUED;
            case WAITING -> AwardRecord.Answer.Kind.WAITING;
            case REFUSED -> AwardRecord.Answer.Kind.REFUSED;
            case REVOKED -> AwardRecord.Answer.Kind.REVOKED;
            case UNKNOWN ->
                throw new BrokenContract(
                        "answer-outcome",
                        "expected a known outcome of award " + heard.getTenant() + ':' + heard.getAwardId());
        };
    }

    private static AwardAct act(AwardRecord.Act act) {
        return switch (act) {
            case RECORDED -> AwardAct.RECORDED;
            case CORRECTED -> AwardAct.CORRECTED;
            case WITHDRAWN -> AwardAct.WITHDRAWN;
        };
    }
}
