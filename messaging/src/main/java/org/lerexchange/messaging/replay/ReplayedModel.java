package org.lerexchange.messaging.replay;

import java.time.Duration;
import java.util.Optional;
import org.lerexchange.messaging.Brief;

/**
 * One model of a run, as far as it has come.
 *
 * @param progress how far the topics have been read
 * @param live what the live model held when it was compared last
 * @param rebuilt what the rebuilt one held then
 * @param took so far
 * @param note what an operator should know: why it failed, or what makes a difference less than certain
 */
public record ReplayedModel(
        String model,
        State state,
        Progress progress,
        Optional<Brief> live,
        Optional<Brief> rebuilt,
        Duration took,
        Optional<String> note) {

    /** What is done about it, or what it came to. */
    public enum State {
        WAITING,
        READING,
        COMPARING,
        /** Both hold the same. */
        EQUAL,
        /** They do not, though nothing moved any more. */
        DIFFERENT,
        /** Not to be told: the note says why. */
        FAILED
    }

    /**
     * How far the topics have been read.
     *
     * @param records that were heard
     * @param broken records among them that break their contract, left out as the intake leaves them out
     * @param read places of the topics that are behind us; more than the records where compaction has left gaps
     * @param of the places there are
     */
    public record Progress(long records, long broken, long read, long of) {
        static Progress none() {
            return new Progress(0, 0, 0, 0);
        }
    }

    static ReplayedModel waiting(String model) {
        return new ReplayedModel(
                model,
                State.WAITING,
                Progress.none(),
                Optional.empty(),
                Optional.empty(),
                Duration.ZERO,
                Optional.empty());
    }

    ReplayedModel in(State next, Progress come, Duration after) {
        return new ReplayedModel(model, next, come, live, rebuilt, after, note);
    }

    ReplayedModel compared(State next, Brief one, Brief other) {
        return new ReplayedModel(model, next, progress, Optional.of(one), Optional.of(other), took, other.note());
    }

    /** Whether one of the models has come to something else since. */
    boolean isOtherThan(ReplayedModel before) {
        return !live.equals(before.live) || !rebuilt.equals(before.rebuilt);
    }

    ReplayedModel failed(String why, Duration after) {
        return new ReplayedModel(model, State.FAILED, progress, live, rebuilt, after, Optional.of(why));
    }

    ReplayedModel noting(String text) {
        String both = note.map(there -> there + "; " + text).orElse(text);
        return new ReplayedModel(model, state, progress, live, rebuilt, took, Optional.of(both));
    }
}
