package org.lerexchange.benchmarks;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * How many records the topics have and how many commands the store was asked up to a moment; or, as a difference, between
 * two.
 *
 * @param cpuSeconds of all services
 */
record Tally(Map<String, Double> records, Map<DriverCommands.Command, Double> commands, double cpuSeconds, Instant at) {

    private static final double MILLIS_PER_SECOND = 1e3;

    Tally {
        records = Map.copyOf(records);
        commands = Map.copyOf(commands);
    }

    /** What was done between two moments, less what is done in so much time when nothing is asked. */
    static Cost between(Tally before, Tally after, Idle idle) {
        double seconds = Duration.between(before.at, after.at).toMillis() / MILLIS_PER_SECOND;
        return new Cost(
                difference(before.records, after.records, Map.of(), seconds),
                difference(before.commands, after.commands, idle.commandsPerSecond(), seconds),
                Math.max(0, after.cpuSeconds - before.cpuSeconds - idle.cpuPerSecond() * seconds));
    }

    /** What services do each second when nothing is asked of them. */
    record Idle(Map<DriverCommands.Command, Double> commandsPerSecond, double cpuPerSecond) {

        static final Idle NOTHING = new Idle(Map.of(), 0);

        Idle {
            commandsPerSecond = Map.copyOf(commandsPerSecond);
        }

        static Idle between(Tally before, Tally after) {
            double seconds = Math.max(1, Duration.between(before.at, after.at).toMillis()) / MILLIS_PER_SECOND;
            Cost cost = Tally.between(before, after, NOTHING);
            Map<DriverCommands.Command, Double> rates = new HashMap<>();
            cost.commands().forEach((command, count) -> rates.put(command, count / seconds));
            return new Idle(rates, cost.cpuSeconds() / seconds);
        }
    }

    private static <K> Map<K, Double> difference(
            Map<K, Double> before, Map<K, Double> after, Map<K, Double> perSecond, double seconds) {
        Map<K, Double> difference = new HashMap<>();
        after.forEach((key, count) -> {
            double more = count - of(before, key) - of(perSecond, key) * seconds;
            if (more > 0) {
                difference.put(key, more);
            }
        });
        return difference;
    }

    private static <K> double of(Map<K, Double> counts, K key) {
        return Optional.ofNullable(counts.get(key)).orElse(0.0);
    }

    /** What a number of equal things cost together. */
    record Cost(Map<String, Double> records, Map<DriverCommands.Command, Double> commands, double cpuSeconds) {

        Cost {
            records = Map.copyOf(records);
            commands = Map.copyOf(commands);
        }

        double allRecords() {
            return records.values().stream().mapToDouble(Double::doubleValue).sum();
        }

        double writes() {
            return sum(DriverCommands.Command::isWrite);
        }

        double reads() {
            return sum(DriverCommands.Command::isRead);
        }

        private double sum(Predicate<DriverCommands.Command> wanted) {
            return commands.entrySet().stream()
                    .filter(one -> wanted.test(one.getKey()))
                    .mapToDouble(Map.Entry::getValue)
                    .sum();
        }

        Map<String, Double> writesByService() {
            Map<String, Double> writes = new TreeMap<>();
            commands.forEach((command, count) -> {
                if (command.isWrite()) {
                    writes.merge(command.service(), count, Double::sum);
                }
            });
            return writes;
        }
    }
}
