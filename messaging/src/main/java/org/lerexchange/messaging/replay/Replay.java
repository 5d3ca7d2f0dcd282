package org.lerexchange.messaging.replay;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A run, as far as it has come.
 *
 * @param startedAt empty before the first one
 * @param models in the order in which they are rebuilt
 */
public record Replay(State state, Optional<Instant> startedAt, List<ReplayedModel> models) {

    /** Whether something is done now. */
    public enum State {
        IDLE,
        RUNNING,
        DONE
    }

    public Replay {
        models = List.copyOf(models);
    }

    static Replay none() {
        return new Replay(State.IDLE, Optional.empty(), List.of());
    }

    Replay with(int place, ReplayedModel model) {
        List<ReplayedModel> next = new ArrayList<>(models);
        next.set(place, model);
        return new Replay(state, startedAt, next);
    }

    Replay done() {
        return new Replay(State.DONE, startedAt, models);
    }
}
