package org.lerexchange.local.story;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lerexchange.local.Console;
import org.lerexchange.local.StoryOutcome;
import org.lerexchange.local.outside.NotSeen;

/** What was to be observed, what was, and how long it took. */
final class Steps {

    private final Console console;
    private final List<List<String>> rows = new ArrayList<>();
    private final List<String> notObserved = new ArrayList<>();
    private int began;

    Steps(Console console) {
        this.console = console;
    }

    /** What a step has to show for itself. */
    record Seen(String what, Duration took) {}

    /** A part of the story; throws {@link NotSeen}. */
    interface Part {
        Seen play();
    }

    /** Without this step the rest cannot be played. */
    static final class Ended extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Ended(String step, NotSeen cause) {
            super("the rest was not played, because it needs: " + step, cause);
        }
    }

    /** Plays a step of which it depends whether the rest can be played. */
    void needed(String name, Part part) {
        Optional<NotSeen> missing = played(name, part);
        if (missing.isPresent()) {
            throw new Ended(name, missing.get());
        }
    }

    /** Plays a step; the story goes on without it too. */
    void step(String name, Part part) {
        played(name, part);
    }

    private Optional<NotSeen> played(String name, Part part) {
        began++;
        try {
            Seen seen = part.play();
            rows.add(List.of(name, seen.what(), inWords(seen.took())));
            console.step(name + ": " + seen.what(), seen.took());
            return Optional.empty();
        } catch (NotSeen e) {
            return Optional.of(failed(name, e));
        } catch (RuntimeException e) {
            return Optional.of(failed(name, new NotSeen("the step to be played to its end", "it broke: " + e)));
        }
    }

    private NotSeen failed(String name, NotSeen e) {
        rows.add(List.of(name, "NOT OBSERVED", "-"));
        notObserved.add(name + ": " + e.getMessage());
        console.fault("  NOT OBSERVED: " + name + ": " + e.getMessage());
        return e;
    }

    private static String inWords(Duration took) {
        return took.toMillis() + " ms";
    }

    void printTable() {
        console.say("");
        console.table(List.of("step", "observed", "latency"), rows);
    }

    StoryOutcome outcome() {
        return new StoryOutcome(began, notObserved);
    }
}
