package org.lerexchange.benchmarks;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a service's driver has asked of the store since it started, from the service's Prometheus page: Micrometer's timer
 * {@code mongodb.driver.commands}, by command and collection. A command is one road to the store and back, whatever number
 * of documents it writes.
 */
record DriverCommands(Map<Command, Double> counts, OptionalDouble cpuSeconds) {

    private static final Set<String> WRITES = Set.of("insert", "update", "delete", "findAndModify", "bulkWrite");
    private static final Set<String> READS = Set.of("find", "aggregate", "count", "distinct", "getMore");
    private static final Pattern COUNT = Pattern.compile("^mongodb_driver_commands_seconds_count\\{(.*)}\\s+(\\S+)");
    private static final Pattern LABEL = Pattern.compile("(\\w+)=\"((?:[^\"\\\\]|\\\\.)*)\"");
    private static final Pattern CPU = Pattern.compile("^process_cpu_time_ns_total(?:\\{.*})?\\s+(\\S+)");
    private static final double NANOS_PER_SECOND = 1e9;

    /** Of which service, on which collection. */
    record Command(String service, String name, String collection) implements Comparable<Command> {

        boolean isWrite() {
            return WRITES.contains(name);
        }

        boolean isRead() {
            return READS.contains(name);
        }

        @Override
        public int compareTo(Command other) {
            return toString().compareTo(other.toString());
        }
    }

    DriverCommands {
        counts = Map.copyOf(counts);
    }

    static DriverCommands read(String service, String page) {
        Map<Command, Double> counts = new TreeMap<>();
        OptionalDouble cpu = OptionalDouble.empty();
        for (String line : page.lines().toList()) {
            Matcher count = COUNT.matcher(line);
            Matcher time = CPU.matcher(line);
            if (count.find()) {
                Map<String, String> labels = labels(count.group(1));
                counts.merge(
                        new Command(service, label(labels, "command"), label(labels, "collection")),
                        Double.valueOf(count.group(2)),
                        Double::sum);
            } else if (time.find()) {
                cpu = OptionalDouble.of(Double.parseDouble(time.group(1)) / NANOS_PER_SECOND);
            }
        }
        return new DriverCommands(counts, cpu);
    }

    private static Map<String, String> labels(String text) {
        Map<String, String> labels = new TreeMap<>();
        Matcher label = LABEL.matcher(text);
        while (label.find()) {
            labels.put(label.group(1), label.group(2));
        }
        return labels;
    }

    private static String label(Map<String, String> labels, String name) {
        return Optional.ofNullable(labels.get(name)).orElse("unknown");
    }
}
