package org.lerexchange.local.story;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;
import org.lerexchange.local.Console;
import org.lerexchange.local.Exchange;
import org.lerexchange.local.outside.Doors;
import org.lerexchange.local.outside.FeedWatch;
import org.lerexchange.local.outside.NotSeen;
import org.lerexchange.local.outside.Patience;
import org.lerexchange.local.outside.TopicTail;
import org.lerexchange.local.region.Region;

/** What every part of the story stands on. */
record Stage(Exchange exchange, Console console, Region region, Play play, Eyes eyes, Clock clock)
        implements AutoCloseable {

    /** How long something that touches everybody may take to be seen. */
    static final Duration LONG = Duration.ofMinutes(3);

    /** How long a single fact may take to be seen. */
    static final Duration SHORT = Duration.ofSeconds(20);

    static final String AGENCY = "agency";

    /** Which play it is: the same seed and run send the same. */
    record Play(long seed, int run) {}

    /** How the exchange is met. */
    record Eyes(Doors doors, Together together, FeedWatch feeds, TopicTail topics) {}

    static Stage open(Exchange exchange, Console console, Play play) {
        Clock clock = Clock.systemUTC();
        Doors doors = new Doors(exchange::token, Patience.ofAPlayer(), console::say);
        Eyes eyes = new Eyes(
                doors,
                new Together(console::say),
                new FeedWatch(doors, exchange.matching(), clock),
                TopicTail.open(exchange.kafkaClient()));
        return new Stage(exchange, console, Region.read(), play, eyes, clock);
    }

    Doors doors() {
        return eyes.doors();
    }

    Together together() {
        return eyes.together();
    }

    FeedWatch feeds() {
        return eyes.feeds();
    }

    TopicTail topics() {
        return eyes.topics();
    }

    /** Says which request of which play it is; at most 128 visible ASCII characters. */
    String key(String step, String id) {
        return "story-" + play.seed() + "-" + play.run() + "-" + step + "-" + id;
    }

    /** The key of a repeat after a refusal, which is another request than the one refused. */
    String key(String step, String id, int tries) {
        return tries == 0 ? key(step, id) : key(step, id) + "-" + tries;
    }

    /** Waits briefly; but where the exchange was away meanwhile, as long as its coming back may take. */
    <T> T patiently(Function<Duration, T> wait) {
        long before = doors().disturbances();
        try {
            return wait.apply(SHORT);
        } catch (NotSeen e) {
            if (doors().disturbances() == before) {
                throw e;
            }
            return wait.apply(LONG);
        }
    }

    Instant now() {
        return clock.instant();
    }

    Duration since(Instant from) {
        return Duration.between(from, now());
    }

    @Override
    public void close() {
        eyes.feeds().close();
        eyes.topics().close();
        eyes.doors().close();
    }
}
