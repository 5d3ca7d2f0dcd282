package org.lerexchange.schemas;

import java.io.PrintStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.lerexchange.messaging.codec.CodecProperties;
import org.lerexchange.messaging.codec.ConfluentRegistry;

/**
 * The command that runs before the services: {@code --bootstrap HOST:PORT --registry URL --partitions N}. Prints a line
 * for each thing made or changed; ends with 1 and one line on the error output where it could not.
 */
public final class Prepare {

    private static final Set<String> OPTIONS = Set.of("--bootstrap", "--registry", "--partitions");
    private static final String LOGGING = "logback.configurationFile";

    private Prepare() {}

    public static void main(String[] args) {
        if (System.getProperty(LOGGING) == null) {
            System.setProperty(LOGGING, "org/lerexchange/schemas/prepare-logback.xml");
        }
        System.exit(run(List.of(args), System.out, System.err));
    }

    static int run(List<String> args, PrintStream out, PrintStream err) {
        try {
            prepare(options(args), out);
            return 0;
        } catch (NotPrepared | IllegalArgumentException | KafkaException e) {
            err.println("prepare: "
                    + String.valueOf(e.getMessage()).lines().findFirst().orElse("failed"));
            return 1;
        }
    }

    private static void prepare(Map<String, String> options, PrintStream out) {
        int partitions = partitions(options.getOrDefault("--partitions", ""));
        CodecProperties registryAt =
                CodecProperties.at(options.getOrDefault("--registry", "")).with("auto.register.schemas", "true");
        Map<String, Object> brokerAt =
                Map.of("bootstrap.servers", options.getOrDefault("--bootstrap", ""), "default.api.timeout.ms", (int)
                        Patience.USUAL.toMillis());
        try (ConfluentRegistry registry = new ConfluentRegistry(registryAt);
                Admin admin = Admin.create(brokerAt)) {
            new Preparation(admin, registry, partitions, out::println).run();
        }
    }

    private static Map<String, String> options(List<String> args) {
        Map<String, String> options = new HashMap<>();
        for (int i = 0; i + 1 < args.size(); i += 2) {
            options.put(args.get(i), args.get(i + 1));
        }
        if (args.size() != 2 * OPTIONS.size() || !options.keySet().equals(OPTIONS)) {
            throw new IllegalArgumentException("expected --bootstrap HOST:PORT --registry URL --partitions N");
        }
        return options;
    }

    private static int partitions(String text) {
        try {
            int partitions = Integer.parseInt(text);
            if (partitions >= 1) {
                return partitions;
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("expected a number of partitions, but " + text + " came", e);
        }
        throw new IllegalArgumentException("expected at least one partition, but " + text + " came");
    }
}
