package org.lerexchange.issuer.partners;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.bson.Document;
import org.bson.json.JsonParseException;
import org.jspecify.annotations.Nullable;
import org.lerexchange.edge.PlainText;
import org.lerexchange.events.AwardAnswered;
import org.lerexchange.events.AwardOutcome;
import org.lerexchange.events.AwardRecorded;
import org.lerexchange.issuer.awards.Award;
import org.lerexchange.issuer.awards.AwardId;
import org.lerexchange.issuer.awards.AwardReport;
import org.lerexchange.issuer.institutions.TenantId;
import org.lerexchange.issuer.keys.Opener;
import org.lerexchange.keyring.Email;
import org.lerexchange.messaging.BrokenContract;
import org.lerexchange.messaging.Event;
import org.lerexchange.messaging.PartyHeard;
import org.lerexchange.messaging.Said;
import org.lerexchange.schemas.OutsideTopics;

/** Between the room's types and what partners say and hear. */
final class PartnersMapping {

    /** A day outside these years is a slip of the unit, not a day. */
    private static final int FIRST_YEAR = 1900;

    private static final int LAST_YEAR = 2200;
    private static final String CORRECTED = "CORRECTED";

    private PartnersMapping() {}

    /** What a report holds, or by which rule it is refused. */
    sealed interface Read {
        record Report(AwardReport report) implements Read {}

        record Broken(Answer refusal) implements Read {}
    }

    /** Leaves the reading of one report only. */
    private static final class BadField extends RuntimeException {

        private static final long serialVersionUID = 1;

        private final transient Answer refusal;

        BadField(String code, String expected, String field) {
            super(code, null, false, false);
            this.refusal = Answer.refused(code, "expected " + expected + " in " + field);
        }
    }

    /** The record's tenant and key must be the topic's: nobody reports for another. */
    static AwardId toId(PartyHeard<AwardRecorded> heard) {
        AwardRecorded value = heard.value();
        if (!value.getTenant().equals(heard.party())) {
            throw new BrokenContract("party", "expected the tenant whose topic it is at offset " + heard.offset());
        }
        if (!heard.key().equals(value.getTenant() + ':' + value.getAwardId())) {
            throw new BrokenContract("award-key", "expected tenant:award as key at offset " + heard.offset());
        }
        try {
            return AwardId.ofKey(heard.key());
        } catch (IllegalArgumentException e) {
            throw new BrokenContract(
                    "award-key", "expected a tenant and an award id of 1 to 128 characters at " + heard.offset());
        }
    }

    static Read toReport(AwardId id, AwardRecorded heard, Opener opener) {
        try {
            Optional<String> reason = text(heard.getReason(), "reason");
            return new Read.Report(
                    switch (heard.getAct()) {
                        case RECORDED -> AwardReport.recorded(id, award(id.tenant(), heard, opener));
                        case CORRECTED ->
                            AwardReport.corrected(id, award(id.tenant(), heard, opener), reason.orElse(CORRECTED));
                        case WITHDRAWN ->
                            AwardReport.withdrawn(
                                    id, reason.orElseThrow(() -> new BadField("reason.missing", "a reason", "reason")));
                        case UNKNOWN -> throw new BadField("award.act", "RECORDED, CORRECTED or WITHDRAWN", "act");
                    });
        } catch (BadField bad) {
            return new Read.Broken(bad.refusal);
        }
    }

    private static Award award(TenantId tenant, AwardRecorded heard, Opener opener) {
        Document person = opener.open(heard.getRecipient())
                .flatMap(PartnersMapping::person)
                .orElseThrow(() -> new BadField(
                        "award.recipient",
                        "a JWE to this service's sealing key of the day that holds {\"email\", \"name\"}",
                        "recipient"));
        return new Award(
                Award.inCatalogueOf(tenant, needed(heard.getAchievementId(), "achievementId")),
                Email.parse(needed(string(person, "email"), "recipient.email"))
                        .orElseThrow(() -> new BadField("award.email", "an e-mail address", "recipient.email")),
                text(string(person, "name"), "recipient.name"),
                day(heard.getAwardedOn(), "awardedOn"),
                text(heard.getRole(), "role"),
                day(heard.getActivityStart(), "activityStart"),
                day(heard.getActivityEnd(), "activityEnd"),
                heard.getMinor(),
                heard.getOnHold());
    }

    private static Optional<Document> person(String json) {
        try {
            return Optional.of(Document.parse(json));
        } catch (JsonParseException e) {
            return Optional.empty();
        }
    }

    private static @Nullable String string(Document person, String field) {
        return person.get(field) instanceof String text ? text : null;
    }

    private static String needed(@Nullable String value, String field) {
        return text(value, field).orElseThrow(() -> new BadField("request.missing", "a value", field));
    }

    private static Optional<String> text(@Nullable String value, String field) {
        if (value != null && value.length() > Award.LONGEST_TEXT) {
            throw new BadField("value.too-long", "at most " + Award.LONGEST_TEXT + " characters", field);
        }
        if (value != null && !PlainText.is(value)) {
            throw new BadField("text.unsafe", "plain text without characters that do not show", field);
        }
        return Optional.ofNullable(value).map(String::strip).filter(text -> !text.isEmpty());
    }

    private static Optional<LocalDate> day(@Nullable LocalDate day, String field) {
        if (day != null && (day.getYear() < FIRST_YEAR || day.getYear() > LAST_YEAR)) {
            throw new BadField("award.date", "a day from " + FIRST_YEAR + " to " + LAST_YEAR, field);
        }
        return Optional.ofNullable(day);
    }

    static Answer toAnswer(AwardAnswered heard) {
        return new Answer(
                switch (heard.getOutcome()) {
                    case ISSUED -> Answer.Outcome.ISSUED;
                    case WAITING -> Answer.Outcome.WAITING;
                    case REFUSED -> Answer.Outcome.REFUSED;
                    case REVOKED -> Answer.Outcome.REVOKED;
                    case UNKNOWN ->
                        throw new BrokenContract(
                                "answer-outcome", "expected a known outcome of award " + heard.getAwardId());
                },
                Optional.ofNullable(heard.getCredentialId()),
                Optional.ofNullable(heard.getReason()),
                Optional.ofNullable(heard.getRule()));
    }

    static AwardId toId(String key, AwardAnswered heard) {
        if (!key.equals(heard.getTenant() + ':' + heard.getAwardId())) {
            throw new BrokenContract("answer-key", "expected tenant:award as key");
        }
        try {
            return AwardId.ofKey(key);
        } catch (IllegalArgumentException e) {
            throw new BrokenContract("answer-key", "expected tenant:award as key, but another form came");
        }
    }

    /** What was decided, as it is said on the partner's topic. */
    static Said toSaid(AwardId id, Answering.Decided decided) {
        List<Event<?>> events = decided.say().stream()
                .flatMap(spoken -> LongStream.range(spoken.firstSeq(), spoken.firstSeq() + spoken.copies())
                        .<Event<?>>mapToObj(seq -> toEvent(id, seq, spoken)))
                .toList();
        return decided.next().isPresent() ? Said.applied(events) : Said.duplicate(events);
    }

    private static Event<AwardAnswered> toEvent(AwardId id, long seq, Answering.Spoken spoken) {
        Answer answer = spoken.answer();
        AwardAnswered value = new AwardAnswered(
                id.tenant().value(),
                id.own(),
                AwardOutcome.valueOf(answer.outcome().name()),
                answer.credential().orElse(null),
                answer.reason().orElse(null),
                answer.rule().orElse(null),
                null);
        return Event.of(OutsideTopics.awardAnswers(id.tenant().value()), id.key(), seq, spoken.time(), value);
    }
}
