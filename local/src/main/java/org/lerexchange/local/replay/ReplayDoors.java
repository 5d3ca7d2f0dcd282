package org.lerexchange.local.replay;

import java.net.URI;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.lerexchange.local.outside.Answer;
import org.lerexchange.local.outside.Ask;
import org.lerexchange.local.outside.Doors;
import org.lerexchange.local.outside.Patience;
import tools.jackson.databind.JsonNode;

/** The services' doors to their replays, as the operator. */
final class ReplayDoors implements AutoCloseable {

    static final Duration BETWEEN_LOOKS = Duration.ofMillis(300);

    private static final String OPERATOR = "operator";
    private static final String PATH = "/replay";

    /** Something was not done, and why. */
    static final class Refused extends RuntimeException {

        private static final long serialVersionUID = 1;

        Refused(String why) {
            super(why, null, false, false);
        }
    }

    private final Doors doors;
    private final Consumer<String> progress;
    private final Duration pause;

    ReplayDoors(UnaryOperator<String> token, Consumer<String> progress, Duration pause) {
        Patience briefly = new Patience(
                Duration.ofSeconds(10),
                Duration.ofSeconds(10),
                Duration.ofMillis(200),
                Duration.ofSeconds(2),
                Duration.ofSeconds(20));
        this.doors = new Doors(token, briefly, progress);
        this.progress = progress;
        this.pause = pause;
    }

    /** Begins a run and looks at it until it is done; every step forward is told. */
    JsonNode run(String name, URI service) {
        JsonNode run =
                done(Ask.post(OPERATOR, service, PATH, "", UUID.randomUUID().toString()));
        String told = "";
        while (run.path("state").asString("").equals("running")) {
            String now = inWords(name, run);
            if (!now.isEmpty() && !now.equals(told)) {
                progress.accept(now);
                told = now;
            }
            Doors.pause(pause);
            run = done(Ask.get(OPERATOR, service, PATH));
        }
        if (!run.path("state").asString("").equals("done")) {
            throw new Refused("the service was started anew meanwhile; nothing was compared");
        }
        return run;
    }

    /** The model that is worked on; empty between two of them. */
    private static String inWords(String service, JsonNode run) {
        for (JsonNode model : run.path("models")) {
            String state = model.path("state").asString("");
            if (state.equals("reading") || state.equals("comparing")) {
                return "  " + service + " " + model.path("model").asString("") + ": " + state + ", read "
                        + model.path("read").asLong(0) + " of "
                        + model.path("of").asLong(0);
            }
        }
        return "";
    }

    private JsonNode done(Ask ask) {
        Answer answer = doors.send(ask);
        if (!answer.done()) {
            String detail = answer.field("detail");
            throw new Refused(detail.isEmpty() ? answer.shown() : answer.field("code") + ": " + detail);
        }
        return answer.json();
    }

    @Override
    public void close() {
        doors.close();
    }
}
