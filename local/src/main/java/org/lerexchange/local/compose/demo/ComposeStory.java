package org.lerexchange.local.compose.demo;

import java.util.Map;
import java.util.Optional;
import org.lerexchange.local.Console;
import org.lerexchange.local.StoryOptions;
import org.lerexchange.local.StoryOutcome;
import org.lerexchange.local.story.RegionStory;

/**
 * The process of the compose file's profile {@code demo}: seeds the region and plays its story, once, on the exchange whose
 * addresses are in the environment. Ends with 0 when every step was observed; the one argument is the seed.
 */
public final class ComposeStory {

    private static final int DONE = 0;
    private static final int FAILED = 1;
    private static final int MISUSED = 2;
    private static final long SEED = 1;

    private ComposeStory() {}

    public static void main(String[] arguments) {
        System.exit(run(arguments, System.getenv(), Console.ofTheProcess()));
    }

    static int run(String[] arguments, Map<String, String> environment, Console console) {
        try {
            long seed = arguments.length == 0 ? SEED : Long.parseLong(arguments[0]);
            StoryOutcome outcome = new RegionStory()
                    .play(new NamedExchange(environment), new StoryOptions(seed, Optional.empty(), true), console);
            outcome.notObserved().forEach(step -> console.fault("not observed: " + step));
            return outcome.complete() ? DONE : FAILED;
        } catch (IllegalArgumentException e) {
            console.fault(String.valueOf(e.getMessage()));
            return MISUSED;
        }
    }
}
