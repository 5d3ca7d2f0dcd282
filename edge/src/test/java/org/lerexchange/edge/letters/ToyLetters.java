package org.lerexchange.edge.letters;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.common.errors.TimeoutException;
import org.lerexchange.messaging.letters.Letter;
import org.lerexchange.messaging.letters.LetterContent;
import org.lerexchange.messaging.letters.LetterId;
import org.lerexchange.messaging.letters.LetterOutcome;
import org.lerexchange.messaging.letters.LetterPage;
import org.lerexchange.messaging.letters.Letters;
import org.lerexchange.messaging.letters.Repair;
import reactor.core.publisher.Mono;

/** Letter 0-1 waits, 0-2 was dropped, 0-3 cannot be read now; remembers what was asked of it. */
final class ToyLetters implements Letters {

    static final LetterId WAITING = new LetterId(0, 1);
    static final LetterId DROPPED = new LetterId(0, 2);
    static final LetterId OUT_OF_REACH = new LetterId(0, 3);
    private static final Instant DAY = Instant.parse("2026-11-25T08:00:00Z");

    final List<Object> asked = new CopyOnWriteArrayList<>();

    static Letter letter(LetterId id, Letter.State state) {
        return new Letter(
                id,
                DAY,
                "ler.toy.ordered",
                0,
                7,
                "toy.counting",
                Optional.of("sha256:0a1b"),
                "UNFIT",
                13,
                state,
                false,
                Optional.empty());
    }

    @Override
    public Mono<LetterPage> page(Optional<LetterId> after, int limit) {
        asked.add(limit);
        return Mono.just(new LetterPage(List.of(letter(WAITING, Letter.State.WAITING)), Optional.of(WAITING)));
    }

    @Override
    public Mono<LetterContent> show(LetterId id) {
        if (id.equals(OUT_OF_REACH)) {
            return Mono.error(new TimeoutException("no answer"));
        }
        Repair draft = new Repair(
                Optional.of(Map.of("id", "7", "text", "sealed")),
                Optional.empty(),
                Optional.empty(),
                Optional.of(3L),
                Optional.of(0),
                Optional.of(DAY));
        return id.equals(WAITING)
                ? Mono.just(new LetterContent(letter(id, Letter.State.WAITING), Optional.empty(), draft))
                : Mono.empty();
    }

    @Override
    public Mono<LetterOutcome> repair(LetterId id, Repair repair, String by) {
        asked.add(repair);
        return Mono.just(new LetterOutcome.Done(letter(id, Letter.State.WAITING)));
    }

    @Override
    public Mono<LetterOutcome> send(LetterId id, String by) {
        return Mono.just(
                id.equals(DROPPED)
                        ? new LetterOutcome.Refused("letter.not-waiting", "expected a letter that waits")
                        : new LetterOutcome.Done(letter(id, Letter.State.SENT)));
    }

    @Override
    public Mono<LetterOutcome> drop(LetterId id, String reason, String by) {
        asked.add(by + ": " + reason);
        return Mono.just(
                reason.isBlank()
                        ? new LetterOutcome.Unfit("reason", "expected a reason")
                        : new LetterOutcome.Done(letter(id, Letter.State.DROPPED)));
    }
}
