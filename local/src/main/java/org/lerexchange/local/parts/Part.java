package org.lerexchange.local.parts;

import java.util.List;
import java.util.Locale;

/** A process of the exchange, with the port it takes unless told otherwise. */
public enum Part {
    STORE("document store", 27017),
    KAFKA("Kafka", 9092),
    REGISTRY("schema registry", 8085),
    IDENTITY("identity provider", 8090),
    ISSUER("issuer", 8081),
    WALLET("wallet", 8082),
    VERIFIER("verifier", 8083),
    MATCHING("matching", 8084);

    private final String title;
    private final int defaultPort;

    Part(String title, int defaultPort) {
        this.title = title;
        this.defaultPort = defaultPort;
    }

    /** What the services stand on; started before them and ended after them. */
    public static List<Part> infrastructure() {
        return List.of(STORE, KAFKA, REGISTRY, IDENTITY);
    }

    public static List<Part> services() {
        return List.of(ISSUER, WALLET, VERIFIER, MATCHING);
    }

    /** The name in files, options and the status. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String title() {
        return title;
    }

    public int defaultPort() {
        return defaultPort;
    }

    /** The command line option that moves the part's port. */
    public String portOption() {
        return "--port-" + id();
    }

    /** The environment variable that moves the part's port. */
    public String portVariable() {
        return "LER_PORT_" + name();
    }
}
