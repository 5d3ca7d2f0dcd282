package org.lerexchange.matching.doors;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.lerexchange.matching.jobs.JobId;
import reactor.core.publisher.Mono;

/**
 * Reads what an employer has not read yet, each job in its own order. No reader goes past an item that is missing: it may
 * still come.
 */
final class FeedPages {
    private final Items items;
    private final Counter gaps;

    FeedPages(Items items, MeterRegistry meters) {
        this.items = items;
        this.gaps = Counter.builder("ler.feed.gaps")
                .description("Reads that stopped before an item that is missing")
                .register(meters);
    }

    /** One change of one item, and the cursor behind it. */
    record Line(Item item, int index, Cursor cursor) {
        Item.Entry change() {
            return item.changes().get(index);
        }
    }

    /** The lines, and the cursor behind the last. */
    record Page(List<Line> lines, Cursor cursor) {
        Page {
            lines = List.copyOf(lines);
        }
    }

    /** @param job only this one; the others' places stay */
    record Asked(String employer, Cursor cursor, Optional<JobId> job, int limit) {
        Asked from(Cursor next) {
            return new Asked(employer, next, job, limit);
        }
    }

    Mono<Page> read(Asked asked) {
        return items.reached(asked.employer()).flatMap(reached -> {
            Set<Integer> shown =
                    reached.stream().map(ItemDocument.Reached::number).collect(Collectors.toSet());
            return read(asked.from(asked.cursor().only(shown)), reached);
        });
    }

    /** What this process kept itself, without a way to the store. Another's jobs are missing: their places stay. */
    Mono<Page> readHere(Asked asked) {
        return items.reachedHere(asked.employer()).flatMap(reached -> read(asked, reached));
    }

    private Mono<Page> read(Asked asked, List<ItemDocument.Reached> reached) {
        Cursor cursor = asked.cursor();
        List<ItemDocument.Reached> behind = behind(reached, cursor, asked);
        Set<String> ids = behind.stream()
                .flatMap(job -> ids(job, cursor, Math.max(1, asked.limit() / behind.size())))
                .collect(Collectors.toSet());
        return ids.isEmpty()
                ? Mono.just(new Page(List.of(), cursor))
                : items.find(ids).map(found -> page(behind, ids, found, new Page(List.of(), cursor), asked.limit()));
    }

    private static List<ItemDocument.Reached> behind(List<ItemDocument.Reached> reached, Cursor cursor, Asked asked) {
        return reached.stream()
                .filter(job -> job.seq() > cursor.at(job.number()).done())
                .filter(job -> asked.job().map(job.job()::equals).orElse(true))
                .sorted(Comparator.comparing(ItemDocument.Reached::number))
                .limit(asked.limit())
                .toList();
    }

    private static Stream<String> ids(ItemDocument.Reached job, Cursor cursor, int share) {
        long from = cursor.at(job.number()).done() + 1;
        return LongStream.rangeClosed(from, Math.min(job.seq(), from + share - 1))
                .mapToObj(seq -> ItemDocument.id(job.job(), seq));
    }

    private Page page(
            List<ItemDocument.Reached> behind, Set<String> ids, Map<String, Item> found, Page empty, int limit) {
        List<Line> lines = new ArrayList<>();
        Cursor cursor = empty.cursor();
        for (ItemDocument.Reached job : behind) {
            long seq = cursor.at(job.number()).done() + 1;
            while (lines.size() < limit && ids.contains(ItemDocument.id(job.job(), seq))) {
                Item item = found.get(ItemDocument.id(job.job(), seq));
                if (item == null) {
                    gaps.increment();
                    break;
                }
                cursor = lines(job.number(), item, cursor, lines, limit);
                seq++;
            }
        }
        return new Page(lines, cursor);
    }

    private static Cursor lines(int number, Item item, Cursor before, List<Line> lines, int limit) {
        Cursor cursor = before;
        int size = item.changes().size();
        for (int index = before.at(number).taken(); index < size && lines.size() < limit; index++) {
            Cursor.Place place =
                    index + 1 == size ? new Cursor.Place(item.seq(), 0) : new Cursor.Place(item.seq() - 1, index + 1);
            cursor = cursor.with(number, place);
            lines.add(new Line(item, index, cursor));
        }
        return cursor;
    }
}
