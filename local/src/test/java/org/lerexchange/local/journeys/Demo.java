package org.lerexchange.local.journeys;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;

/**
 * The region's story as README begins, {@code ./ler demo}, told once at {@link Journey#AT_THE_DOORS} while somebody else
 * reads the feed's topic. Whoever asks first has it told; what was seen of it is kept for the others.
 *
 * @param storyDigests the state that it ended in; none where it failed
 */
record Demo(Walk walk, Walk.Run run, ForeignProcess.Read foreign, Map<String, String> storyDigests) {

    /** What {@code ./ler demo} takes where nobody says another. */
    static final long SEED = 1;

    static final int READ_BY_SOMEBODY_ELSE = 20;
    private static final String FEED_TOPIC = "ler.match.changed";
    private static final long PATIENCE_SECONDS = 30;

    private static final class Once {

        private static final Demo TOLD = tell(Journey.AT_THE_DOORS);

        private Once() {}
    }

    static Demo told() {
        return Once.TOLD;
    }

    private static Demo tell(Journey journey) {
        Path output = journey.home().resolve("foreign.txt");
        try (ForeignProcess foreign =
                ForeignProcess.reads(journey.exchange(), FEED_TOPIC, READ_BY_SOMEBODY_ELSE, output)) {
            Walk walk = Walk.begun(journey);
            Walk.Run run = walk.run("./ler demo");
            ForeignProcess.Read read = foreign.read(PATIENCE_SECONDS);
            return new Demo(walk, run, read, run.code() == 0 ? journey.settledDigests("storyDigest") : Map.of());
        } catch (IOException e) {
            throw new UncheckedIOException("the story cannot be told", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the story was told", e);
        }
    }
}
