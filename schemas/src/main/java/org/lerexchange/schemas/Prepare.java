package org.lerexchange.schemas;

import java.io.IOException;
import java.io.PrintStream;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.lerexchange.messaging.codec.CodecProperties;
import org.lerexchange.messaging.codec.ConfluentRegistry;

/**
 * The command that runs before the services: {@code --bootstrap HOST:PORT --registry URL --partitions N}. Prints a line
 * for each thing made or changed; ends with 1 and one line on the error output where it could not.
 *
 * <p>{@code --passwords FOLDER} makes the principals with the passwords that lie there and logs in as the administrator
 * among them; {@code --client FILE} logs in with these Kafka client settings instead. {@code --door TENANT} opens a
 * tenant's Kafka door in an exchange that has been prepared, and does nothing else.
 */
public final class Prepare {

    private static final Set<String> MANDATORY = Set.of("--bootstrap", "--registry", "--partitions");
    private static final String CLIENT = "--client";
    private static final String PASSWORDS = "--passwords";
    private static final String DOOR = "--door";
    private static final Set<String> OPTIONAL = Set.of(CLIENT, PASSWORDS, DOOR);
    private static final String LOGGING = "logback.configurationFile";

    private Prepare() {}

    public static void main(String[] args) {
        if (System.getProperty(LOGGING) == null) {
            System.setProperty(LOGGING, "org/lerexchange/schemas/prepare-logback.xml");
        }
        System.exit(run(List.of(args), System.out, System.err));
    }

    /** Without ending the process; the answer is its exit code. */
    public static int run(List<String> args, PrintStream out, PrintStream err) {
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
        Optional<Passwords> passwords =
                Optional.ofNullable(options.get(PASSWORDS)).map(folder -> new Passwords(Path.of(folder)));
        try (ConfluentRegistry registry = new ConfluentRegistry(registryAt);
                Admin admin = Admin.create(broker(options, passwords))) {
            Preparation preparation = new Preparation(admin, registry, partitions, out::println);
            passwords.ifPresent(preparation::withPrincipals);
            Optional.ofNullable(options.get(DOOR)).ifPresentOrElse(preparation::door, preparation::run);
        }
    }

    private static Map<String, Object> broker(Map<String, String> options, Optional<Passwords> passwords) {
        Map<String, Object> settings = new HashMap<>();
        String client = options.get(CLIENT);
        if (client != null) {
            settings.putAll(client(Path.of(client)));
        } else {
            passwords.ifPresent(
                    known -> settings.putAll(Principals.login(Principals.ADMIN, known.of(Principals.ADMIN))));
        }
        settings.put("bootstrap.servers", options.getOrDefault("--bootstrap", ""));
        settings.put("default.api.timeout.ms", (int) Patience.USUAL.toMillis());
        return settings;
    }

    private static Map<String, String> client(Path file) {
        Properties settings = new Properties();
        try (Reader text = Files.newBufferedReader(file)) {
            settings.load(text);
        } catch (IOException e) {
            throw new NotPrepared("expected the settings of a Kafka client in " + file, e);
        }
        return settings.stringPropertyNames().stream()
                .collect(Collectors.toMap(name -> name, name -> settings.getProperty(name, "")));
    }

    private static Map<String, String> options(List<String> args) {
        Map<String, String> options = new HashMap<>();
        for (int i = 0; i + 1 < args.size(); i += 2) {
            options.put(args.get(i), args.get(i + 1));
        }
        Set<String> unknown = new HashSet<>(options.keySet());
        unknown.removeAll(MANDATORY);
        unknown.removeAll(OPTIONAL);
        if (args.size() != 2 * options.size() || !options.keySet().containsAll(MANDATORY) || !unknown.isEmpty()) {
            throw new IllegalArgumentException("expected --bootstrap HOST:PORT --registry URL --partitions N"
                    + " [--passwords FOLDER] [--client FILE] [--door TENANT]");
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
