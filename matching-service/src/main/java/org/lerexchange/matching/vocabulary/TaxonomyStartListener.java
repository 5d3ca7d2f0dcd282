package org.lerexchange.matching.vocabulary;

import java.time.Duration;
import org.springframework.beans.factory.SmartInitializingSingleton;
import reactor.util.retry.Retry;

/**
 * When the service starts, and before it hears or answers anything: what served before serves again. Waits a while for
 * the store; a service that cannot know its language does not start.
 */
final class TaxonomyStartListener implements SmartInitializingSingleton {

    /** For the store to answer and the labels to be read. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final Duration BETWEEN_TRIES = Duration.ofSeconds(1);

    private final TaxonomyUploads uploads;

    TaxonomyStartListener(TaxonomyUploads uploads) {
        this.uploads = uploads;
    }

    @Override
    public void afterSingletonsInstantiated() {
        uploads.load()
                .retryWhen(Retry.fixedDelay(PATIENCE.toSeconds(), BETWEEN_TRIES))
                .block(PATIENCE);
    }
}
