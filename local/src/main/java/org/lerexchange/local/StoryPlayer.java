package org.lerexchange.local;

/** Plays the region's story on a running exchange; found by {@link java.util.ServiceLoader}. */
public interface StoryPlayer {

    /** Tells each step on the console as it is observed from outside. */
    StoryOutcome play(Exchange exchange, StoryOptions options, Console console) throws Exception;
}
