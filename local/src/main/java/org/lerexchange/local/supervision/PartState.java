package org.lerexchange.local.supervision;

import java.util.OptionalLong;
import org.lerexchange.local.parts.Part;

/** How a part is: its process id, where it has one here, and its state. */
public record PartState(Part part, State state, OptionalLong pid) {

    public enum State {
        /** Serves. */
        READY,
        /** Runs and does not serve yet. */
        STARTING,
        /** Was started and is gone without having been ended. */
        DEAD,
        /** Was not started, or was ended. */
        STOPPED,
        /** Somebody else runs it; the environment names it. */
        NAMED
    }
}
