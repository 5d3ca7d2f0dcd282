package org.lerexchange.local.replay;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.lerexchange.local.outside.NotSeen;
import tools.jackson.databind.JsonNode;

/** {@code replay SERVICE|all}: each service rebuilds its read models; done where each holds the same as the live one. */
public final class ReplayCommand {

    /** How the words are said. */
    public static final String USAGE = "replay SERVICE|all";

    private static final String ALL = "all";
    private static final int DONE = 0;
    private static final int FAILED = 1;
    private static final int MISUSED = 2;

    private final SortedMap<String, URI> services;
    private final UnaryOperator<String> token;
    private final Consumer<String> out;
    private final Consumer<String> faults;
    private final Duration pause;

    /**
     * @param services the doors by the services' names
     * @param token a demo person's bearer token
     * @param out takes what was asked for, line by line
     * @param faults takes why it could not be had
     */
    public ReplayCommand(
            Map<String, URI> services, UnaryOperator<String> token, Consumer<String> out, Consumer<String> faults) {
        this(services, token, out, faults, ReplayDoors.BETWEEN_LOOKS);
    }

    ReplayCommand(
            Map<String, URI> services,
            UnaryOperator<String> token,
            Consumer<String> out,
            Consumer<String> faults,
            Duration pause) {
        this.services = new TreeMap<>(services);
        this.token = token;
        this.out = out;
        this.faults = faults;
        this.pause = pause;
    }

    /** The word behind {@code replay}; the process's exit code: 0 all are equal, 1 not so, 2 not understood. */
    public int run(List<String> words) {
        if (words.size() != 1 || !(words.getFirst().equals(ALL) || services.containsKey(words.getFirst()))) {
            faults.accept("expected one of " + services.keySet() + ", or all");
            faults.accept("./ler " + USAGE);
            return MISUSED;
        }
        List<String> asked = words.getFirst().equals(ALL) ? List.copyOf(services.keySet()) : words;
        ReplayTable table = new ReplayTable();
        List<String> wrong = new ArrayList<>();
        try (ReplayDoors doors = new ReplayDoors(token, out, pause)) {
            for (String service : asked) {
                replay(doors, service, table, wrong);
            }
        }
        table.lines().forEach(out);
        wrong.forEach(faults);
        return wrong.isEmpty() ? DONE : FAILED;
    }

    private void replay(ReplayDoors doors, String service, ReplayTable table, List<String> wrong) {
        try {
            JsonNode run = doors.run(service, Objects.requireNonNull(services.get(service)));
            run.path("models").forEach(model -> {
                table.rebuilt(service, model);
                if (!model.path("equal").asBoolean(false)) {
                    wrong.add(inWords(service, model));
                }
            });
            run.path("kept").forEach(name -> table.kept(service, name.asString("")));
        } catch (ReplayDoors.Refused | NotSeen e) {
            wrong.add(service + ": " + e.getMessage());
        }
    }

    private static String inWords(String service, JsonNode model) {
        String what = service + " " + model.path("model").asString("");
        String note = model.has("note") ? " (" + model.path("note").asString("") + ")" : "";
        return model.path("state").asString("").equals("different")
                ? what + " holds " + model.path("liveDigest").asString("") + ", rebuilt "
                        + model.path("rebuiltDigest").asString("") + note
                : what + " was not compared" + note;
    }
}
