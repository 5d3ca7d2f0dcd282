package org.lerexchange.benchmarks;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.function.Predicate;
import org.lerexchange.local.Console;
import org.lerexchange.local.LocalExchange;
import org.lerexchange.local.outside.Answer;
import org.lerexchange.local.outside.Doors;
import org.lerexchange.local.outside.FeedItem;
import org.lerexchange.local.outside.FeedWatch;
import org.lerexchange.local.outside.NotSeen;
import org.lerexchange.local.outside.Patience;
import org.lerexchange.local.region.Region;

/** What every phase stands on. */
record Bench(LocalExchange exchange, Console console, Region region, Clock clock, Eyes eyes) implements AutoCloseable {

    /** The employer that looks for somebody; its recruiter has the same name. */
    static final String EMPLOYER = "quarrystone-data";

    /** The institution that records. */
    static final String COLLEGE = "college";

    /** How long one fact may take to the feed. */
    static final Duration SHORT = Duration.ofSeconds(20);

    /** Nobody restarts a part by hand while it is measured: what is away for so long ends the run. */
    private static final Patience PATIENCE = new Patience(
            Duration.ofSeconds(60), SHORT, Duration.ofMillis(100), Duration.ofSeconds(2), Duration.ofSeconds(30));

    private static final int BASE = 36;
    private static final Duration CALM = Duration.ofSeconds(2);
    private static final Duration LOOK = Duration.ofMillis(100);

    /** How the exchange is met, under the name of this run. */
    record Eyes(String run, Doors doors, FeedWatch feeds) {}

    static Bench open(LocalExchange exchange, Console console, Clock clock) {
        Doors doors = new Doors(exchange::token, PATIENCE, console::say);
        String run = Long.toString(clock.instant().getEpochSecond(), BASE).toLowerCase(Locale.ROOT);
        FeedWatch feeds = new FeedWatch(doors, exchange.matching(), clock);
        return new Bench(exchange, console, Region.read(), clock, new Eyes(run, doors, feeds));
    }

    Doors doors() {
        return eyes.doors();
    }

    FeedWatch feeds() {
        return eyes.feeds();
    }

    /** Whatever this run makes has a name that begins so. */
    String prefix() {
        return "bench-" + eyes.run() + "-";
    }

    String jobId() {
        return prefix() + "job";
    }

    Instant now() {
        return clock.instant();
    }

    /** Waits until no item has come for a while. */
    void calm(Duration within) {
        Instant from = now();
        while (feeds().quietFor().compareTo(CALM) < 0) {
            if (Duration.between(from, now()).compareTo(within) > 0) {
                throw new NotSeen(
                        "the feed of " + EMPLOYER + " to be quiet for " + CALM + " within " + within,
                        "items are still coming, " + feeds().position() + " so far");
            }
            Doors.pause(LOOK);
        }
    }

    /** The first item of our job at the position or after it that shows what is wanted. */
    FeedItem await(String what, int from, Predicate<Shown> wanted) {
        return feeds().await(
                        what + " in the feed of " + jobId(),
                        from,
                        item -> item.jobId().equals(jobId()) && wanted.test(Shown.of(item)),
                        SHORT);
    }

    /** What the issuer says of an award that does not come. */
    NotSeen unseen(Award award, NotSeen why) {
        Answer answer = doors().send(Requests.about(this, award));
        return new NotSeen(
                award.id(this) + " in the feed",
                "the issuer answers " + answer.shown() + "; what was waited for: " + why.getMessage());
    }

    @Override
    public void close() {
        eyes.feeds().close();
        eyes.doors().close();
    }
}
