package org.lerexchange.issuer.partners;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Function;
import org.lerexchange.issuer.awards.AwardId;
import org.lerexchange.issuer.awards.RecordAward;
import org.lerexchange.messaging.Change;
import org.lerexchange.messaging.Documents;
import reactor.core.publisher.Mono;

/** Keeps what a partner is answered about each of its awards, before it is said. */
final class AnswerPartner {

    /** The collection this use case owns. */
    static final String COLLECTION = "partners-answers";

    private final Documents answers;
    private final RecordAward awards;
    private final Clock clock;

    AnswerPartner(Documents answers, RecordAward awards, Clock clock) {
        this.answers = answers;
        this.awards = awards;
        this.clock = clock;
    }

    /** Issuance answered. */
    Mono<Answering.Decided> heard(AwardId id, long seq, Instant time, Answer answer) {
        return change(id, answering -> answering.hear(seq, time, answer));
    }

    /** The report at the offset is refused at the door. */
    Mono<Answering.Decided> refused(AwardId id, long offset, Answer refusal) {
        Instant now = now();
        return change(id, answering -> answering.refuse(offset, now, refusal));
    }

    /** The report at the offset says what is on record. */
    Mono<Answering.Decided> repeated(AwardId id, long offset) {
        Instant now = now();
        return awards.answers(id)
                .map(known -> known.settled() ? known.heard() : known.heard() + 1)
                .flatMap(expected -> change(id, answering -> answering.repeat(offset, now, expected)));
    }

    private Mono<Answering.Decided> change(AwardId id, Function<Answering, Answering.Decided> decide) {
        return answers.change(id.key(), stored -> {
            Answering.Decided decided =
                    decide.apply(stored.map(AnsweringDocument::toAnswering).orElse(Answering.NONE));
            Optional<Answering> next = decided.next();
            return next.isPresent()
                    ? Change.write(decided, AnsweringDocument.toDocument(next.get()))
                    : Change.keep(decided);
        });
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
