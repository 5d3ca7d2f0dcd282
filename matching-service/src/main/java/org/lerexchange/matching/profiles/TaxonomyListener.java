package org.lerexchange.matching.profiles;

import java.time.Duration;
import org.lerexchange.matching.taxonomy.CurrentTaxonomy;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/**
 * Hears, within the service, that another taxonomy was taken up, and has the profiles looked through: once at the start,
 * for what was taken up before, and at each change. A passing fault of the store is waited out.
 */
final class TaxonomyListener {
    private static final Duration FIRST_WAIT = Duration.ofSeconds(1);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);

    private final CurrentTaxonomy current;
    private final RemapProfiles remapProfiles;
    private final Disposable.Swap listening = Disposables.swap();

    TaxonomyListener(CurrentTaxonomy current, RemapProfiles remapProfiles) {
        this.current = current;
        this.remapProfiles = remapProfiles;
    }

    void listen() {
        listening.update(current.changes()
                .onBackpressureLatest()
                .startWith(current.version())
                .concatMap(version -> remapped(), 1)
                .subscribe());
    }

    void close() {
        listening.dispose();
    }

    private Mono<Long> remapped() {
        return remapProfiles
                .all()
                .retryWhen(Retry.backoff(Long.MAX_VALUE, FIRST_WAIT).maxBackoff(LONGEST_WAIT));
    }
}
