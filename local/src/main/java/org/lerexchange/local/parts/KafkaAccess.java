package org.lerexchange.local.parts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import org.lerexchange.schemas.Principals;

/**
 * How each principal's Kafka client reaches the broker. Ours knows everybody by a password of its own; a broker that the
 * environment names is reached as {@code KAFKA_CLIENT_PROPERTIES}, a file of Kafka client settings, says, else in plain.
 */
public final class KafkaAccess {

    private static final String CLIENT_VARIABLE = "KAFKA_CLIENT_PROPERTIES";
    private static final String BOOTSTRAP = "bootstrap.servers";

    /** Where Spring Boot takes settings that every Kafka client of a service gets. */
    private static final String SPRING = "spring.kafka.properties.";

    private final LerHome home;
    private final Addresses addresses;
    private final Secrets secrets;

    KafkaAccess(LerHome home, Addresses addresses, Secrets secrets) {
        this.home = home;
        this.addresses = addresses;
        this.secrets = secrets;
    }

    /** Whether the broker is ours, so that there are principals. */
    public boolean hasPrincipals() {
        return !addresses.isNamed(Part.KAFKA);
    }

    /** The settings of the principal's client. */
    public Map<String, Object> of(String principal) {
        Map<String, Object> settings = new TreeMap<>(login(principal));
        settings.put(BOOTSTRAP, addresses.kafkaBootstrap());
        return settings;
    }

    private Map<String, Object> login(String principal) {
        if (hasPrincipals()) {
            return Principals.login(principal, read(secrets.kafka(principal)));
        }
        Map<String, Object> settings = new TreeMap<>();
        namedClient()
                .map(LerHome::read)
                .ifPresent(named ->
                        named.stringPropertyNames().forEach(name -> settings.put(name, named.getProperty(name, ""))));
        return settings;
    }

    /** Settings of a client at a broker of somebody else's. */
    Optional<Path> namedClient() {
        String file = addresses.named().getOrDefault(CLIENT_VARIABLE, "");
        if (hasPrincipals() || file.isBlank()) {
            return Optional.empty();
        }
        return Optional.of(Path.of(file));
    }

    /** The folder of all passwords, in which those who are always there have theirs now. */
    Path passwords() {
        secrets.kafka(Principals.ADMIN);
        Principals.inside().forEach(secrets::kafka);
        return home.keys();
    }

    /** What a service imports in order to log in, a file that only its owner may read; nothing where it need not. */
    String settingsOf(Part service) {
        Properties settings = new Properties();
        login(service.id()).forEach((name, value) -> settings.put(SPRING + name, value));
        settings.remove(SPRING + BOOTSTRAP);
        if (settings.isEmpty()) {
            return "";
        }
        Path file = home.key("kafka-" + service.id() + ".properties");
        LerHome.write(file, settings);
        return "file:" + file;
    }

    static String read(Path secret) {
        try {
            return Files.readString(secret).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot be read: " + secret, e);
        }
    }
}
