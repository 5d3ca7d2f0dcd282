package org.lerexchange.messaging.letters;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.bson.Document;
import org.lerexchange.messaging.Documents;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** How many letters nobody has decided about: {@code ler.dead-letters.waiting}, as it was when last counted. */
final class WaitingLetters {

    private final LetterTopic topic;
    private final Documents notes;
    private final AtomicLong waiting = new AtomicLong();

    WaitingLetters(LetterTopic topic, Documents notes, MeterRegistry meters) {
        this.topic = topic;
        this.notes = notes;
        Gauge.builder("ler.dead-letters.waiting", waiting, AtomicLong::get)
                .description("Dead letters that nobody has decided about")
                .register(meters);
    }

    Mono<Long> count() {
        return Mono.fromCallable(topic::ranges)
                .subscribeOn(Schedulers.boundedElastic())
                .flatMap(this::count)
                .doOnNext(waiting::set);
    }

    private Mono<Long> count(Map<Integer, LetterTopic.Range> ranges) {
        long all = ranges.values().stream()
                .mapToLong(range -> range.end() - range.begin())
                .sum();
        return notes.all().filter(note -> isDecided(note, ranges)).count().map(decided -> Math.max(0, all - decided));
    }

    private static boolean isDecided(Document note, Map<Integer, LetterTopic.Range> ranges) {
        Letter.State state = Letter.State.valueOf(note.getString("state"));
        return (state == Letter.State.SENT || state == Letter.State.DROPPED)
                && LetterId.parse(note.getString("_id"))
                        .filter(id -> ranges.getOrDefault(id.partition(), new LetterTopic.Range(0, 0))
                                .has(id.offset()))
                        .isPresent();
    }
}
