package org.lerexchange.messaging.replay;

import java.util.List;

/** The rebuilding of a service's read models beside the live ones: one run at a time, one model after the other. */
public interface Replays {

    /** The names of the models that can be rebuilt. */
    List<String> models();

    /** Begins a run in the background; false while one is under way. */
    boolean start();

    /** The present run, or the last one of this process. */
    Replay latest();
}
