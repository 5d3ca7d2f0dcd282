package org.lerexchange.local.outside;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.lerexchange.local.Console;

/**
 * Sends requests and sends them again, with the same key, until they are answered. A refusal is an answer; no
 * connection, a time-out, 5xx and "come again" are not.
 */
public final class Doors implements AutoCloseable {

    private static final int INTERNAL_ERROR = 500;
    private static final int CONFLICT = 409;
    private static final Set<Integer> COME_AGAIN = Set.of(408, 425, 429, 502, 503, 504);
    private static final Set<Integer> SOON = Set.of(401, INTERNAL_ERROR);
    private static final String STILL_RUNNING = "idempotency.running";
    private static final Duration QUIET = Duration.ofSeconds(3);
    private static final Duration BETWEEN_LINES = Duration.ofSeconds(5);
    private static final Duration FIRST_LOOK = Duration.ofMillis(10);
    private static final Duration LONGEST_LOOK = Duration.ofMillis(400);

    private final UnaryOperator<String> token;
    private final Patience patience;
    private final Consumer<String> progress;
    private final AtomicLong disturbances = new AtomicLong();
    private final AtomicLong toldAt = new AtomicLong(System.nanoTime() - BETWEEN_LINES.toNanos());
    private final HttpClient http;

    public Doors(Function<String, String> token, Patience patience, Consumer<String> progress) {
        this.token = token::apply;
        this.patience = patience;
        this.progress = progress;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(patience.request())
                .executor(Executors.newVirtualThreadPerTaskExecutor())
                .build();
    }

    /** How often something had to be sent again, or a feed opened again, since the beginning. */
    public long disturbances() {
        return disturbances.get();
    }

    void disturbed() {
        disturbances.incrementAndGet();
    }

    String token(String person) {
        return token.apply(person);
    }

    /** The answer, however long its part was away. */
    public Answer send(Ask ask) {
        long from = System.nanoTime();
        for (int tries = 0; ; tries++) {
            Attempt attempt = attempt(ask);
            if (attempt instanceof Attempt.Answered(Answer answer)) {
                return answer;
            }
            Attempt.Unanswered unanswered = (Attempt.Unanswered) attempt;
            disturbed();
            Duration waited = Duration.ofNanos(System.nanoTime() - from);
            if (waited.compareTo(unanswered.patience()) > 0) {
                throw new NotSeen(
                        "an answer to " + ask + " within " + Console.inWords(unanswered.patience()),
                        "after " + (tries + 1) + " tries the last was: " + unanswered.why());
            }
            tell(ask, waited, unanswered);
            pause(patience.pause(tries));
        }
    }

    private void tell(Ask ask, Duration waited, Attempt.Unanswered unanswered) {
        long told = toldAt.get();
        long now = System.nanoTime();
        if (waited.compareTo(QUIET) > 0 && now - told > BETWEEN_LINES.toNanos() && toldAt.compareAndSet(told, now)) {
            progress.accept("  ... " + ask.address().getAuthority() + " does not answer yet (" + unanswered.why()
                    + "); sending again, for " + patience.outage().minus(waited).toSeconds() + " s more");
        }
    }

    private sealed interface Attempt {
        record Answered(Answer answer) implements Attempt {}

        record Unanswered(String why, Duration patience) implements Attempt {}
    }

    private Attempt attempt(Ask ask) {
        try {
            return judged(once(ask));
        } catch (IOException e) {
            return new Attempt.Unanswered(e.toString(), patience.outage());
        } catch (UncheckedIOException e) {
            return new Attempt.Unanswered(String.valueOf(e.getMessage()), patience.outage());
        } catch (IllegalStateException e) {
            return new Attempt.Unanswered(String.valueOf(e.getMessage()), patience.fault());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NotSeen("an answer to " + ask, "the player was interrupted");
        }
    }

    private Attempt judged(Answer answer) {
        if (COME_AGAIN.contains(answer.status())
                || (answer.status() == CONFLICT && answer.text().contains(STILL_RUNNING))) {
            return new Attempt.Unanswered(answer.shown(), patience.outage());
        }
        return SOON.contains(answer.status()) || answer.status() > INTERNAL_ERROR
                ? new Attempt.Unanswered(answer.shown(), patience.fault())
                : new Attempt.Answered(answer);
    }

    private Answer once(Ask ask) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(ask.address())
                .timeout(patience.request())
                .header("Authorization", "Bearer " + token.apply(ask.person()))
                .header("Accept", "application/json");
        ask.key().ifPresent(key -> request.header("Idempotency-Key", key));
        ask.body().ifPresent(body -> request.header("Content-Type", body.type()));
        HttpRequest.BodyPublisher body = ask.body()
                .map(one -> HttpRequest.BodyPublishers.ofString(one.text(), StandardCharsets.UTF_8))
                .orElseGet(HttpRequest.BodyPublishers::noBody);
        HttpResponse<String> response = http.send(
                request.method(ask.method(), body).build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        return new Answer(ask, response.statusCode(), response.body());
    }

    /**
     * Asks again until the answer is the wanted one.
     *
     * @param expected what is waited for, in words
     * @param asking the request by the number of the try; a command needs another key once it was refused
     */
    public Answer until(String expected, IntFunction<Ask> asking, Predicate<Answer> wanted, Duration within) {
        long from = System.nanoTime();
        Duration look = FIRST_LOOK;
        for (int tries = 0; ; tries++) {
            Answer answer = send(asking.apply(tries));
            if (wanted.test(answer)) {
                return answer;
            }
            if (System.nanoTime() - from > within.toNanos()) {
                throw new NotSeen(
                        expected + " within " + Console.inWords(within),
                        "the last answer to " + answer.ask() + " was " + answer.shown());
            }
            pause(look);
            look = look.multipliedBy(2).compareTo(LONGEST_LOOK) < 0 ? look.multipliedBy(2) : LONGEST_LOOK;
        }
    }

    /** Waits a little; an interrupt ends the story. */
    public static void pause(Duration pause) {
        try {
            Thread.sleep(pause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NotSeen("to go on", "the player was interrupted");
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
