package org.lerexchange.local;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.lerexchange.local.parts.Part;

/** A command line taken apart: the command, its words, its options and the ports it names. */
record Arguments(
        String command, List<String> words, Set<String> flags, Map<String, String> options, Map<Part, Integer> ports) {

    private static final Set<String> FLAGS = Set.of("--exit", "--json", "--help", "--as-compose");
    private static final Set<String> OPTIONS = Set.of("--seed", "--data");

    Arguments {
        words = List.copyOf(words);
        flags = Set.copyOf(flags);
        options = Map.copyOf(options);
        ports = Map.copyOf(ports);
    }

    static Arguments parse(String... line) {
        List<String> words = new ArrayList<>();
        Set<String> flags = new HashSet<>();
        Map<String, String> options = new HashMap<>();
        Map<Part, Integer> ports = new EnumMap<>(Part.class);
        Iterator<String> rest = List.of(line).iterator();
        while (rest.hasNext()) {
            String word = rest.next();
            Optional<Part> part = portOf(word);
            if (part.isPresent()) {
                ports.put(part.get(), number(word, valueOf(word, rest)));
            } else if (FLAGS.contains(word)) {
                flags.add(word);
            } else if (OPTIONS.contains(word)) {
                options.put(word, valueOf(word, rest));
            } else if (word.startsWith("--")) {
                throw new IllegalArgumentException("there is no option " + word);
            } else {
                words.add(word);
            }
        }
        String command = words.isEmpty() ? "help" : words.removeFirst();
        return new Arguments(flags.contains("--help") ? "help" : command, words, flags, options, ports);
    }

    private static Optional<Part> portOf(String word) {
        for (Part part : Part.values()) {
            if (part.portOption().equals(word)) {
                return Optional.of(part);
            }
        }
        return Optional.empty();
    }

    private static String valueOf(String option, Iterator<String> rest) {
        if (!rest.hasNext()) {
            throw new IllegalArgumentException("expected a value after " + option);
        }
        return rest.next();
    }

    private static int number(String option, String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("expected a number after " + option + ", but '" + text + "' came", e);
        }
    }

    boolean has(String flag) {
        return flags.contains(flag);
    }

    long seed() {
        String text = options.getOrDefault("--seed", "1");
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("expected a whole number after --seed, but '" + text + "' came", e);
        }
    }
}
