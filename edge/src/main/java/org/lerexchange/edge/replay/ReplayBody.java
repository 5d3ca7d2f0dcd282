package org.lerexchange.edge.replay;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.lerexchange.messaging.Brief;
import org.lerexchange.messaging.replay.Replay;
import org.lerexchange.messaging.replay.ReplayedModel;

/**
 * A run as JSON.
 *
 * @param state idle before the first run of this process, running, done
 * @param kept the systems of record, which are backed up and never rebuilt
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record ReplayBody(String state, Optional<Instant> startedAt, List<Model> models, List<String> kept) {

    static ReplayBody of(Replay replay, List<String> kept) {
        return new ReplayBody(
                wireName(replay.state()),
                replay.startedAt(),
                replay.models().stream().map(Model::of).toList(),
                kept);
    }

    /**
     * One model.
     *
     * @param state waiting, reading, comparing, equal, different, failed
     * @param records heard so far
     * @param broken records left out, as the intake leaves them out
     * @param read places of the topics behind us, of how many
     * @param equal once it was told
     * @param took milliseconds so far
     */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record Model(
            String model,
            String state,
            long records,
            long broken,
            long read,
            long of,
            Optional<Long> liveCount,
            Optional<Long> rebuiltCount,
            Optional<String> liveDigest,
            Optional<String> rebuiltDigest,
            Optional<Boolean> equal,
            long took,
            Optional<String> note) {

        static Model of(ReplayedModel model) {
            return new Model(
                    model.model(),
                    wireName(model.state()),
                    model.progress().records(),
                    model.progress().broken(),
                    model.progress().read(),
                    model.progress().of(),
                    model.live().map(Brief::count),
                    model.rebuilt().map(Brief::count),
                    model.live().map(Brief::digest),
                    model.rebuilt().map(Brief::digest),
                    equal(model.state()),
                    model.took().toMillis(),
                    model.note());
        }

        private static Optional<Boolean> equal(ReplayedModel.State state) {
            return switch (state) {
                case EQUAL -> Optional.of(true);
                case DIFFERENT -> Optional.of(false);
                case WAITING, READING, COMPARING, FAILED -> Optional.empty();
            };
        }
    }

    private static String wireName(Enum<?> state) {
        return state.name().toLowerCase(Locale.ROOT);
    }
}
