package org.lerexchange.issuer.awards;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.lerexchange.issuer.keys.Hasher;
import org.lerexchange.issuer.keys.Sealer;
import org.lerexchange.messaging.Change;
import org.lerexchange.messaging.Documents;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Puts what an institution reports on record, with the event that announces it, in one write.
 *
 * <p>The institution's id makes a repeat harmless; another content under the same id is told apart. The person is sealed
 * before anything is written.
 */
public final class RecordAward {

    /** The collection this use case owns. */
    public static final String COLLECTION = "awards-records";

    private final Documents records;
    private final Sealer toIssuer;
    private final Hasher fingerprints;
    private final Clock clock;

    public RecordAward(Documents records, Sealer toIssuer, Hasher fingerprints, Clock clock) {
        this.records = records;
        this.toIssuer = toIssuer;
        this.fingerprints = fingerprints;
        this.clock = clock;
    }

    public Mono<RecordOutcome> report(AwardReport report) {
        return Mono.defer(() -> {
            Instant time = clock.instant().truncatedTo(ChronoUnit.MILLIS);
            Optional<AwardRecord.Content> content = content(report.act());
            return records.change(
                    report.id().key(),
                    stored ->
                            written(AwardDecision.decide(stored.map(AwardDocument::toRecord), report, content, time)));
        });
    }

    /**
     * How far issuance has answered.
     *
     * @param heard the seq of the answer heard last; 0 before the first
     * @param settled whether that one answers the last report
     */
    public record Answers(long heard, boolean settled) {}

    /** Empty where nothing is on record. */
    public Mono<Answers> answers(AwardId id) {
        return find(id).map(
                        award -> new Answers(award.answeredSeq(), award.answer().isPresent()));
    }

    /** Empty where nothing is on record. */
    Mono<AwardRecord> find(AwardId id) {
        return records.find(id.key()).map(AwardDocument::toRecord);
    }

    /** In the order of their ids. */
    Flux<AwardRecord> all() {
        return records.all().map(AwardDocument::toRecord);
    }

    /** Whether what issuance answered is taken: {@code REPLACED} where a later answer is there, empty where no award is. */
    Mono<Answered> answered(AwardId id, long seq, AwardRecord.Answer answer) {
        return records.change(
                id.key(),
                stored -> stored.map(AwardDocument::toRecord)
                        .map(award -> answered(award, seq, answer))
                        .orElseGet(() -> Change.keep(Answered.ERASED)));
    }

    enum Answered {
        APPLIED,
        DUPLICATE,
        REPLACED,
        ERASED
    }

    private static Change<Answered> answered(AwardRecord award, long seq, AwardRecord.Answer answer) {
        if (seq <= award.answeredSeq()) {
            return Change.keep(seq == award.answeredSeq() ? Answered.DUPLICATE : Answered.REPLACED);
        }
        return Change.write(Answered.APPLIED, AwardDocument.toDocument(award.answered(seq, answer)));
    }

    private static Change<RecordOutcome> written(AwardDecision.Decided decided) {
        return decided.next()
                .map(next -> Change.writeAndSay(
                        decided.outcome(), AwardDocument.toDocument(next), List.of(AwardMapping.toRecorded(next))))
                .orElseGet(() -> Change.keep(decided.outcome()));
    }

    private Optional<AwardRecord.Content> content(AwardReport.Act act) {
        return switch (act) {
            case AwardReport.Act.Recorded(Award award) -> Optional.of(sealed(award));
            case AwardReport.Act.Corrected(Award award, String reason) -> Optional.of(sealed(award));
            case AwardReport.Act.Withdrawn(String reason) -> Optional.empty();
        };
    }

    private AwardRecord.Content sealed(Award award) {
        return new AwardRecord.Content(
                award.achievement(),
                fingerprint(award),
                toIssuer.seal(person(award).toJson()),
                award.awardedOn(),
                award.role(),
                award.start(),
                award.end(),
                award.minor(),
                award.onHold());
    }

    private static Document person(Award award) {
        Document person = new Document("email", award.email().address());
        award.name().ifPresent(name -> person.append("name", name));
        return person;
    }

    private String fingerprint(Award award) {
        Document whole = person(award)
                .append("achievement", award.achievement())
                .append("awardedOn", award.awardedOn().map(Object::toString).orElse(""))
                .append("role", award.role().orElse(""))
                .append("start", award.start().map(Object::toString).orElse(""))
                .append("end", award.end().map(Object::toString).orElse(""))
                .append("minor", award.minor())
                .append("onHold", award.onHold());
        return HexFormat.of().formatHex(fingerprints.hash(1, whole.toJson().getBytes(StandardCharsets.UTF_8)));
    }
}
