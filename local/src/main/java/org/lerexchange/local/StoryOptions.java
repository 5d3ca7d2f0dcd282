package org.lerexchange.local;

import java.nio.file.Path;
import java.util.Optional;

/**
 * How the story is to be played.
 *
 * @param seed from which everything that looks like chance is drawn; the same seed tells the same story
 * @param data a folder with real input, instead of the demo region's own
 * @param exit whether the command ends after the story
 */
public record StoryOptions(long seed, Optional<Path> data, boolean exit) {}
