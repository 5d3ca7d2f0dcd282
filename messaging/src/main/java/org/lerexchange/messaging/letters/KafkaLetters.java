package org.lerexchange.messaging.letters;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.bson.Document;
import org.lerexchange.messaging.BrokenContract;
import org.lerexchange.messaging.Change;
import org.lerexchange.messaging.Documents;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** The letters on the service's dead-letter topic, with what was done about them in {@code rail-letters}. */
final class KafkaLetters implements Letters {

    /** A day longer than a dead-letter topic keeps a letter. */
    static final Duration NOTES_KEPT = Duration.ofDays(29);

    private record Kept(Received letter, LetterNote note) {}

    private final LetterTopic topic;
    private final Contracts contracts;
    private final Mending mending;
    private final Documents notes;
    private final SendAgain again;
    private final Clock clock;

    KafkaLetters(LetterTopic topic, Contracts contracts, Documents notes, SendAgain again, Clock clock) {
        this.topic = topic;
        this.contracts = contracts;
        this.mending = new Mending(topic, contracts);
        this.notes = notes;
        this.again = again;
        this.clock = clock;
    }

    @Override
    public Mono<LetterPage> page(Optional<LetterId> after, int limit) {
        if (limit < 1 || limit > PAGE_AT_MOST) {
            return Mono.error(new IllegalArgumentException("expected a limit from 1 to " + PAGE_AT_MOST));
        }
        return waiting(() -> topic.page(after, limit))
                .flatMap(found -> noted(found)
                        .map(known -> new LetterPage(
                                found.stream()
                                        .map(letter -> shown(letter, known))
                                        .toList(),
                                found.size() < limit
                                        ? Optional.empty()
                                        : Optional.of(found.getLast().id()))));
    }

    private Mono<Map<String, Document>> noted(List<Received> found) {
        return notes.find(found.stream().map(letter -> letter.id().toString()).toList())
                .collectMap(note -> note.getString("_id"));
    }

    private Letter shown(Received letter, Map<String, Document> known) {
        Optional<Document> note = Optional.ofNullable(known.get(letter.id().toString()));
        return shown(letter, LetterNote.of(note, letter));
    }

    private Letter shown(Received letter, LetterNote note) {
        return new Letter(
                letter.id(),
                letter.time(),
                letter.topic(),
                letter.partition(),
                letter.offset(),
                letter.group(),
                contracts.isAboutNobody(letter.topic()) ? letter.key() : letter.keyHash(),
                letter.code(),
                letter.value().map(bytes -> bytes.length).orElse(0),
                note.state(),
                note.repaired(),
                note.handled());
    }

    @Override
    public Mono<LetterContent> show(LetterId id) {
        return kept(id).flatMap(kept -> waiting(() -> mending.content(
                shown(kept.letter(), kept.note()), kept.letter(), kept.note().mended())));
    }

    @Override
    public Mono<LetterOutcome> repair(LetterId id, Repair repair, String by) {
        return kept(id).flatMap(kept -> switch (kept.note().state()) {
            case WAITING ->
                orUnfit(waiting(() ->
                                mending.repaired(kept.letter(), kept.note().mended(), repair))
                        .flatMap(mended -> move(kept, kept.note().repairedBy(mended, now(by)))));
            case SENDING, SENT, DROPPED -> Mono.just(refused(kept));
        });
    }

    @Override
    public Mono<LetterOutcome> drop(LetterId id, String reason, String by) {
        if (reason.isBlank() || reason.length() > REASON_AT_MOST) {
            return Mono.just(
                    new LetterOutcome.Unfit("reason", "expected a reason of 1 to " + REASON_AT_MOST + " characters"));
        }
        Letter.Handled handled = new Letter.Handled(instant(), by, Optional.of(reason));
        return kept(id).flatMap(kept -> switch (kept.note().state()) {
            case WAITING -> move(kept, kept.note().to(Letter.State.DROPPED, handled));
            case DROPPED -> Mono.just(done(kept));
            case SENDING, SENT -> Mono.just(refused(kept));
        });
    }

    @Override
    public Mono<LetterOutcome> send(LetterId id, String by) {
        return kept(id).flatMap(kept -> switch (kept.note().state()) {
            case WAITING -> orUnfit(begin(kept, by));
            case SENDING -> orUnfit(finish(kept, by));
            case SENT -> Mono.just(done(kept));
            case DROPPED -> Mono.just(refused(kept));
        });
    }

    /** What is sent is written down first: were we to die now, the next one would send the same. */
    private Mono<LetterOutcome> begin(Kept kept, String by) {
        return waiting(() -> checked(kept)).flatMap(complete -> {
            LetterNote sending = kept.note().sending(complete, now(by));
            return move(kept, sending)
                    .flatMap(outcome -> outcome instanceof LetterOutcome.Done
                            ? finish(new Kept(kept.letter(), sending), by)
                            : Mono.just(outcome));
        });
    }

    private Mended checked(Kept kept) {
        if (!kept.note().repaired()) {
            again.checkUnrepaired(kept.letter());
        }
        Mended complete = mending.complete(kept.letter(), kept.note().mended());
        again.check(kept.letter(), complete, reference(kept));
        return complete;
    }

    /** A letter that only comes back waits again: else nobody could repair or drop it. */
    private Mono<LetterOutcome> finish(Kept sending, String by) {
        return again.send(sending.letter(), sending.note().mended(), reference(sending))
                .then(Mono.defer(() -> move(sending, sending.note().to(Letter.State.SENT, now(by)))))
                .onErrorResume(
                        BrokenContract.class,
                        broken -> move(sending, sending.note().to(Letter.State.WAITING, now(by)))
                                .then(Mono.error(broken)));
    }

    private String reference(Kept kept) {
        return topic.name() + "@" + kept.letter().id();
    }

    /** Only from the note that was decided on; who sent the same in the meantime has done it for us. */
    private Mono<LetterOutcome> move(Kept from, LetterNote next) {
        return notes.change(from.letter().id().toString(), present -> {
            LetterNote note = LetterNote.of(present, from.letter());
            if (note.equals(from.note())) {
                return Change.write(new LetterOutcome.Done(shown(from.letter(), next)), next.toDocument());
            }
            return Change.keep(
                    note.state() == next.state() && note.state() == Letter.State.SENT
                            ? new LetterOutcome.Done(shown(from.letter(), note))
                            : new LetterOutcome.Refused(
                                    "letter.changed", "expected the letter as it was, but somebody has changed it"));
        });
    }

    private Mono<Kept> kept(LetterId id) {
        return waiting(() -> topic.find(id))
                .flatMap(Mono::justOrEmpty)
                .flatMap(letter -> notes.find(id.toString())
                        .map(Optional::of)
                        .defaultIfEmpty(Optional.empty())
                        .map(note -> new Kept(letter, LetterNote.of(note, letter))));
    }

    /** Forgets what was done about letters that are kept no more. */
    Mono<Long> forget() {
        Date before = Date.from(clock.instant().minus(NOTES_KEPT));
        return notes.all()
                .filter(note -> note.getDate("at").before(before))
                .concatMap(note -> notes.change(
                        note.getString("_id"),
                        present -> present.filter(same -> same.getDate("at").before(before))
                                .map(_ -> Change.delete(true))
                                .orElseGet(() -> Change.keep(false))))
                .filter(forgotten -> forgotten)
                .count();
    }

    private static Mono<LetterOutcome> orUnfit(Mono<LetterOutcome> outcome) {
        return outcome.onErrorResume(
                BrokenContract.class,
                broken -> Mono.just(new LetterOutcome.Unfit(broken.code(), String.valueOf(broken.getMessage()))));
    }

    private LetterOutcome done(Kept kept) {
        return new LetterOutcome.Done(shown(kept.letter(), kept.note()));
    }

    private static LetterOutcome refused(Kept kept) {
        return new LetterOutcome.Refused(
                "letter.not-waiting",
                "expected a letter that waits, but it is " + kept.note().state());
    }

    private Letter.Handled now(String by) {
        return new Letter.Handled(instant(), by, Optional.empty());
    }

    private Instant instant() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private static <A> Mono<A> waiting(Callable<A> blocking) {
        return Mono.fromCallable(blocking).subscribeOn(Schedulers.boundedElastic());
    }
}
