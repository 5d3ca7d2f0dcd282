package org.lerexchange.matching.doors;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** An employer's feed without end. The next page is read only when the reader has taken the last: nobody else waits. */
final class FeedLines {
    private final FeedPages pages;
    private final Wakes wakes;
    private final Pace pace;

    FeedLines(FeedPages pages, Wakes wakes, Pace pace) {
        this.pages = pages;
        this.wakes = wakes;
        this.pace = pace;
    }

    Flux<FeedPages.Line> after(FeedPages.Asked asked) {
        return Flux.defer(() -> new Reader(asked).lines()).takeUntilOther(wakes.over());
    }

    Mono<Void> over() {
        return wakes.over();
    }

    /** One reader, and how far it has come. */
    private final class Reader {
        private final FeedPages.Asked asked;
        private final AtomicLong seen = new AtomicLong();
        private volatile Cursor cursor;
        private volatile boolean caughtUp;
        private volatile long readAt;

        private Reader(FeedPages.Asked asked) {
            this.asked = asked;
            this.cursor = asked.cursor();
        }

        private Flux<FeedPages.Line> lines() {
            return Mono.defer(this::next)
                    .flatMapIterable(FeedPages.Page::lines)
                    .repeatWhen(rounds -> rounds.concatMap(lines -> lines > 0 ? Mono.just(lines) : pause()));
        }

        private Mono<FeedPages.Page> next() {
            seen.set(wakes.seen(asked.employer()));
            return page(asked.from(cursor)).doOnNext(page -> cursor = page.cursor());
        }

        /**
         * What this process kept needs no reading. The store is read until it has nothing more, and then once in a while for
         * another's items, however often this one keeps.
         */
        private Mono<FeedPages.Page> page(FeedPages.Asked next) {
            long now = Schedulers.parallel().now(TimeUnit.MILLISECONDS);
            if (caughtUp && now - readAt < pace.reread().toMillis()) {
                return pages.readHere(next);
            }
            return pages.read(next).doOnNext(page -> {
                readAt = now;
                caughtUp = page.lines().isEmpty();
            });
        }

        /** Until this process keeps an item of the employer; another's items are looked for after a while. */
        private Mono<Long> pause() {
            return wakes.after(asked.employer(), seen.get())
                    .timeout(pace.reread(), Mono.empty())
                    .thenReturn(0L);
        }
    }
}
