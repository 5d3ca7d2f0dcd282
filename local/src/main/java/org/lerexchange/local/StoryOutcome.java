package org.lerexchange.local;

import java.util.List;

/**
 * What became of a story.
 *
 * @param steps how many steps it has
 * @param notObserved what should have been seen from outside and was not
 */
public record StoryOutcome(int steps, List<String> notObserved) {

    public StoryOutcome {
        notObserved = List.copyOf(notObserved);
    }

    public boolean complete() {
        return notObserved.isEmpty();
    }
}
