package org.lerexchange.issuer.issuance;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lerexchange.events.AwardAnswered;
import org.lerexchange.events.AwardOutcome;
import org.lerexchange.events.AwardRecorded;
import org.lerexchange.events.CredentialIssued;
import org.lerexchange.issuer.awards.AwardId;
import org.lerexchange.issuer.status.CredentialId;
import org.lerexchange.messaging.BrokenContract;
import org.lerexchange.messaging.Event;
import org.lerexchange.schemas.Topics;

/** Between the room's types and the events it hears and says. */
final class IssuanceMapping {

    private static final long FIRST = 1;

    private IssuanceMapping() {}

    static ReportedAward toAward(String key, long seq, AwardRecorded heard) {
        return new ReportedAward(
                id(key, heard),
                seq,
                act(heard),
                heard.getAchievementId(),
                heard.getRecipient(),
                new Particulars(
                        Optional.ofNullable(heard.getAwardedOn()),
                        Optional.ofNullable(heard.getRole()),
                        Optional.ofNullable(heard.getActivityStart()),
                        Optional.ofNullable(heard.getActivityEnd())),
                heard.getMinor(),
                heard.getOnHold(),
                Optional.ofNullable(heard.getRow()),
                Optional.ofNullable(heard.getReason()).orElse("WITHDRAWN"));
    }

    /** What is said of an award, from what is stored: the credential first, then the answer. */
    static List<Event<?>> toEvents(Issuance as) {
        List<Event<?>> events = new ArrayList<>();
        if (as.answer().outcome() instanceof IssueOutcome.Issued) {
            as.credential().map(IssuanceMapping::toIssued).ifPresent(events::add);
        }
        events.add(Event.of(
                Topics.AWARD_ANSWERED,
                as.id().key(),
                as.answer().seq(),
                as.answer().time(),
                toAnswered(as)));
        return events;
    }

    private static Event<?> toIssued(Issuance.Made made) {
        CredentialIssued value = new CredentialIssued(
                made.id().value(),
                made.ref().value(),
                made.sealed(),
                made.replaces().map(CredentialId::value).orElse(null));
        return Event.of(Topics.CREDENTIAL_ISSUED, made.id().value(), FIRST, made.time(), value);
    }

    private static AwardAnswered toAnswered(Issuance as) {
        return switch (as.answer().outcome()) {
            case IssueOutcome.Issued(CredentialId credential) ->
                answered(as, AwardOutcome.ISSUED, credential.value(), null, null);
            case IssueOutcome.Waiting(IssueOutcome.WaitReason reason) ->
                answered(as, AwardOutcome.WAITING, null, reason.name(), null);
            case IssueOutcome.Refused(IssueOutcome.Refusal reason) ->
                answered(as, AwardOutcome.REFUSED, null, reason.name(), reason.rule());
            case IssueOutcome.Revoked(Optional<CredentialId> credential, String reason) ->
                answered(
                        as,
                        AwardOutcome.REVOKED,
                        credential.map(CredentialId::value).orElse(null),
                        reason,
                        null);
        };
    }

    private static AwardAnswered answered(
            Issuance as,
            AwardOutcome outcome,
            @Nullable String credential,
            @Nullable String reason,
            @Nullable String rule) {
        return new AwardAnswered(
                as.id().tenant().value(),
                as.id().own(),
                outcome,
                credential,
                reason,
                rule,
                as.row().orElse(null));
    }

    private static AwardId id(String key, AwardRecorded heard) {
        if (!key.equals(heard.getTenant() + ':' + heard.getAwardId())) {
            throw new BrokenContract("award-key", "expected tenant:award as key, but " + key + " came");
        }
        try {
            return AwardId.ofKey(key);
        } catch (IllegalArgumentException e) {
            throw new BrokenContract("award-key", "expected tenant:award as key, but another form came");
        }
    }

    private static ReportedAward.Act act(AwardRecorded heard) {
        return switch (heard.getAct()) {
            case RECORDED -> ReportedAward.Act.RECORDED;
            case CORRECTED -> ReportedAward.Act.CORRECTED;
            case WITHDRAWN -> ReportedAward.Act.WITHDRAWN;
            case UNKNOWN ->
                throw new BrokenContract(
                        "award-act", "expected a known act of award " + heard.getTenant() + ':' + heard.getAwardId());
        };
    }
}
