package org.lerexchange.local.letters;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.lerexchange.local.outside.NotSeen;

/**
 * {@code dead-letters [SERVICE] [show ID | repair ID FILE | send ID | drop ID REASON]}: lists the letters of all services or
 * of one, and does about one letter what is asked.
 */
public final class DeadLettersCommand {

    /** How the words are said. */
    public static final String USAGE = "dead-letters [SERVICE] [show ID | repair ID FILE | send ID | drop ID REASON]";

    private static final int DONE = 0;
    private static final int FAILED = 1;
    private static final int MISUSED = 2;

    private final SortedMap<String, URI> services;
    private final UnaryOperator<String> token;
    private final Consumer<String> out;
    private final Consumer<String> faults;

    /**
     * @param services the doors by the services' names
     * @param token a demo person's bearer token
     * @param out takes what was asked for, line by line
     * @param faults takes why it could not be had
     */
    public DeadLettersCommand(
            Map<String, URI> services, UnaryOperator<String> token, Consumer<String> out, Consumer<String> faults) {
        this.services = new TreeMap<>(services);
        this.token = token;
        this.out = out;
        this.faults = faults;
    }

    /** The words behind {@code dead-letters}; answers the process's exit code: 0 done, 1 not done, 2 not understood. */
    public int run(List<String> words) {
        try (LetterDoors doors = new LetterDoors(token, faults)) {
            if (words.isEmpty()) {
                return list(doors, services);
            }
            URI service = services.get(words.getFirst());
            if (service == null) {
                return misused("there is no service '" + words.getFirst() + "'; expected one of " + services.keySet());
            }
            return words.size() == 1
                    ? list(doors, new TreeMap<>(Map.of(words.getFirst(), service)))
                    : one(doors, service, words.subList(1, words.size()));
        } catch (LetterDoors.Refused | NotSeen e) {
            faults.accept(String.valueOf(e.getMessage()));
            return FAILED;
        }
    }

    private int list(LetterDoors doors, SortedMap<String, URI> asked) {
        LetterTable table = new LetterTable();
        asked.forEach((name, service) -> {
            if (!doors.all(service, letter -> table.add(name, letter))) {
                faults.accept(name + " has more than " + LetterDoors.LISTED_AT_MOST + " letters; the oldest are shown");
            }
        });
        table.lines().forEach(out);
        return DONE;
    }

    private int one(LetterDoors doors, URI service, List<String> words) {
        String verb = words.getFirst();
        if (words.size() < 2) {
            return misused("expected the id of a letter");
        }
        String id = words.get(1);
        List<String> rest = words.subList(2, words.size());
        return switch (verb) {
            case "show" -> rest.isEmpty() ? said(doors.show(service, id)) : misused("expected one id");
            case "send" -> rest.isEmpty() ? said(doors.send(service, id)) : misused("expected one id");
            case "repair" ->
                rest.size() == 1
                        ? said(doors.repair(service, id, Path.of(rest.getFirst())))
                        : misused("expected a file with the repair");
            case "drop" ->
                rest.isEmpty() ? misused("expected a reason") : said(doors.drop(service, id, String.join(" ", rest)));
            default -> misused("there is nothing to '" + verb + "' about a letter");
        };
    }

    private int said(String text) {
        out.accept(text);
        return DONE;
    }

    private int misused(String why) {
        faults.accept(why);
        faults.accept("./ler " + USAGE);
        return MISUSED;
    }
}
