package org.lerexchange.benchmarks;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.lerexchange.local.Console;

/** The figures: a table for the person at the terminal, and rows for {@code docs/measurements.md}. */
final class Report {

    private static final String TOPIC = "ler.";
    private static final double LEAST_SHOWN = 0.005;
    private static final double MILLIS_PER_SECOND = 1e3;

    private final String command;
    private final String whenAndStore;
    private final List<List<String>> rows = new ArrayList<>();
    private final List<String> missing = new ArrayList<>();

    Report(String command, String whenAndStore) {
        this.command = command;
        this.whenAndStore = whenAndStore;
    }

    void row(String what, String figure) {
        rows.add(List.of(what, figure));
    }

    void missing(String what) {
        missing.add(what);
    }

    boolean isComplete() {
        return missing.isEmpty();
    }

    void hops(String fact, Hops hops) {
        Map<String, Latencies> costs = hops.costs();
        if (costs.isEmpty()) {
            missing("the hops of " + fact + ": of none of " + hops.facts() + " every record was found on the topics");
            return;
        }
        int seen = costs.values().iterator().next().count();
        row(
                fact + ": what each hop costs, median since the hop before (" + seen + " of " + hops.facts()
                        + " seen whole)",
                costs.entrySet().stream()
                        .map(hop -> hop.getKey() + " "
                                + Latencies.millis(hop.getValue().p50()))
                        .collect(Collectors.joining(", ")));
    }

    void cost(String fact, Tally.Cost cost, int facts) {
        Map<String, Double> records = new TreeMap<>(cost.records());
        row(fact + ": records on the topics", each(cost.allRecords(), facts) + " (" + perTopic(records, facts) + ")");
        if (cost.commands().isEmpty()) {
            missing("the store's writes of " + fact
                    + ": no mongodb_driver_commands_seconds_count grew at any service's /actuator/prometheus");
            return;
        }
        row(
                fact + ": store commands that write, and that read",
                each(cost.writes(), facts) + " writes (" + perTopic(cost.writesByService(), facts) + "), "
                        + each(cost.reads(), facts) + " reads");
        row(fact + ": writes by collection", byCollection(cost, facts));
        row(
                fact + ": CPU of the four services",
                String.format(Locale.ROOT, "%.1f ms", cost.cpuSeconds() * MILLIS_PER_SECOND / facts));
    }

    private static String byCollection(Tally.Cost cost, int facts) {
        return cost.commands().entrySet().stream()
                .filter(one -> one.getKey().isWrite() && one.getValue() / facts >= LEAST_SHOWN)
                .sorted(Map.Entry.comparingByKey())
                .map(one -> one.getKey().service() + "." + one.getKey().collection() + " "
                        + one.getKey().name() + " " + each(one.getValue(), facts))
                .collect(Collectors.joining(", "));
    }

    private static String perTopic(Map<String, Double> counts, int facts) {
        return counts.entrySet().stream()
                .filter(one -> one.getValue() / facts >= LEAST_SHOWN)
                .map(one -> (one.getKey().startsWith(TOPIC) ? one.getKey().substring(TOPIC.length()) : one.getKey())
                        + " " + each(one.getValue(), facts))
                .collect(Collectors.joining(", "));
    }

    private static String each(double count, int facts) {
        return String.format(Locale.ROOT, "%.2f", count / facts);
    }

    void beside(String what, Latencies ours, Latencies floor) {
        if (!ours.isEmpty() && !floor.isEmpty()) {
            row(
                    what,
                    "p50 " + times(ours.p50(), floor.p50()) + ", p99 " + times(ours.p99(), floor.p99())
                            + " the bare relay's");
        }
    }

    private static String times(Duration ours, Duration floor) {
        return Latencies.ratio(ours, floor) + " ×";
    }

    void print(Console console) {
        if (!rows.isEmpty()) {
            console.say("");
            console.table(List.of("what", "figure"), rows);
            console.say("");
            console.say("Rows for docs/measurements.md:");
            rows.forEach(row -> console.say("| " + row.getFirst() + " | " + row.getLast() + " | `" + command
                    + "`, see `benchmarks/README.md` | " + whenAndStore + " |"));
        }
        missing.forEach(console::fault);
    }
}
