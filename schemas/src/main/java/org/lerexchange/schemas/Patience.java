package org.lerexchange.schemas;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.apache.kafka.common.KafkaFuture;

/** How long a broker or registry that is starting is waited for, at each step. */
record Patience(Duration bound) {

    /** A cold broker on a small machine is there after 30 s. */
    static final Duration USUAL = Duration.ofSeconds(60);

    /** Between two questions to a broker or registry that is not ready yet. */
    static final Duration PAUSE = Duration.ofMillis(100);

    /** The broker's answer, or why there is none. */
    <V> V await(String what, KafkaFuture<V> answer) {
        try {
            return answer.get(bound.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new NotPrepared(what + ": " + cause.getMessage(), cause);
        } catch (TimeoutException e) {
            throw new NotPrepared(
                    "expected an answer about " + what + " within " + bound.toSeconds() + " s, but none came", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NotPrepared("interrupted while waiting for " + what, e);
        }
    }

    /** Asks again while there is a trouble that may pass. */
    void until(String event, Supplier<Optional<RuntimeException>> trouble) {
        long end = System.nanoTime() + bound.toNanos();
        Optional<RuntimeException> last = trouble.get();
        while (last.isPresent()) {
            if (System.nanoTime() - end > 0) {
                throw new NotPrepared(
                        "expected that " + event + " within " + bound.toSeconds() + " s, but "
                                + last.get().getMessage(),
                        last.get());
            }
            pause(event);
            last = trouble.get();
        }
    }

    private static void pause(String event) {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NotPrepared("interrupted while waiting until " + event, e);
        }
    }
}
