package org.lerexchange.verifier.verification;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.lerexchange.verifier.watch.PartKey;
import reactor.core.publisher.Mono;

/**
 * Judges parts whose time has come. Each instance watches what it wrote and, at its start, all that is stored; two who
 * judge the same part at the same time write it once.
 */
class JudgeDue {

    /** Far below the second within which an end must be everywhere. */
    static final Duration TICK = Duration.ofMillis(200);

    /** So often all that is stored is looked through again, for parts that an instance watched which is gone. */
    static final Duration REFILL = Duration.ofHours(1);

    /** After a passing fault. */
    private static final Duration LATER = Duration.ofSeconds(5);

    private final Parts parts;
    private final Deadlines deadlines;
    private final JudgeParts judgeParts;
    private final Clock clock;

    JudgeDue(Parts parts, Deadlines deadlines, JudgeParts judgeParts, Clock clock) {
        this.parts = parts;
        this.deadlines = deadlines;
        this.judgeParts = judgeParts;
        this.clock = clock;
    }

    /** Watches all that is stored. */
    Mono<Void> fill() {
        return parts.all()
                .doOnNext(part -> deadlines.watch(part, clock.instant()))
                .then();
    }

    /** Judges what is due once this is known: whoever is not known yet would be taken for a stranger. */
    Mono<Void> judgeOnce(Mono<Void> known) {
        return known.then(Mono.defer(this::judge));
    }

    /** Judges what is due, some of it at a time; the relay says what became of it. */
    Mono<Void> judge() {
        List<PartKey> due = deadlines.due(clock.instant(), JudgeParts.AT_ONCE);
        return due.isEmpty()
                ? Mono.empty()
                : judgeParts
                        .judge(due, Parts.Voice.RELAY)
                        .doOnError(fault -> deadlines.again(due, clock.instant().plus(LATER)))
                        .then();
    }
}
