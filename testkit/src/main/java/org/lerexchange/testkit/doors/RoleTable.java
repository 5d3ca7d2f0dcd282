package org.lerexchange.testkit.doors;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Who is let in where, as plain text to be reviewed by eye: each operation, and below it each kind of answer with those who
 * get it. {@code in} is any 2xx; a refusal stands with status and code.
 */
record RoleTable(Map<String, Map<String, String>> answers) {

    static final String IN = "in";

    /** Callers beside the roles. */
    static final String NOBODY = "nobody";

    static final String EXPIRED = "expired";

    private static final String BY_ROLE = "403 role.missing";

    static RoleTable parse(String text) {
        Map<String, Map<String, String>> answers = new TreeMap<>();
        Map<String, String> operation = new LinkedHashMap<>();
        for (String line : text.lines()
                .filter(one -> !one.isBlank() && !one.startsWith("#"))
                .toList()) {
            if (line.startsWith(" ")) {
                String[] halves = line.strip().split(":", 2);
                for (String caller : halves[1].strip().split(" ", -1)) {
                    operation.put(caller, halves[0]);
                }
            } else {
                operation = answers.computeIfAbsent(line.strip(), any -> new LinkedHashMap<>());
            }
        }
        return new RoleTable(answers);
    }

    /** Whom the operation does not turn away for want of a role; empty where it asks for no token. */
    List<String> allowed(String operation) {
        Map<String, String> all = answers.getOrDefault(operation, Map.of());
        if (!all.getOrDefault(NOBODY, "").startsWith("401")) {
            return List.of();
        }
        return all.entrySet().stream()
                .filter(answer ->
                        !answer.getValue().equals(BY_ROLE) && !answer.getValue().startsWith("401"))
                .map(Map.Entry::getKey)
                .toList();
    }

    String text() {
        StringBuilder text =
                new StringBuilder("# Role and operation (trial S06): who gets which answer to a good request.\n");
        answers.forEach((operation, callers) -> {
            text.append('\n').append(operation).append('\n');
            Map<String, String> grouped = new TreeMap<>();
            callers.forEach((caller, answer) -> grouped.merge(answer, caller, (all, next) -> all + ' ' + next));
            text.append(grouped.entrySet().stream()
                    .map(group -> "  " + group.getKey() + ": " + group.getValue() + '\n')
                    .collect(Collectors.joining()));
        });
        return text.toString();
    }
}
