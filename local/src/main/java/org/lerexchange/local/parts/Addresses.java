package org.lerexchange.local.parts;

import java.net.URI;
import java.util.Map;
import java.util.Optional;

/**
 * Where everything is. A store, broker or registry that the environment names ({@code MONGODB_URI},
 * {@code KAFKA_BOOTSTRAP}, {@code REGISTRY_URL}) is used as it is and not started.
 */
public record Addresses(Ports ports, Map<String, String> named) {

    private static final Map<Part, String> VARIABLES =
            Map.of(Part.STORE, "MONGODB_URI", Part.KAFKA, "KAFKA_BOOTSTRAP", Part.REGISTRY, "REGISTRY_URL");

    /** The registry's door that speaks Confluent's protocol. */
    private static final String CONFLUENT_DOOR = "/apis/ccompat/v7";

    public Addresses {
        named = Map.copyOf(named);
    }

    /** Whether somebody else runs the part. */
    public boolean isNamed(Part part) {
        return namedAddress(part).isPresent();
    }

    private Optional<String> namedAddress(Part part) {
        return Optional.ofNullable(VARIABLES.get(part)).map(named::get).filter(value -> !value.isBlank());
    }

    /** {@code http://127.0.0.1:port}, without a slash at its end. */
    public URI http(Part part) {
        return URI.create("http://" + LerHome.HOST + ":" + ports.of(part));
    }

    public String kafkaBootstrap() {
        return namedAddress(Part.KAFKA).orElse(LerHome.HOST + ":" + ports.of(Part.KAFKA));
    }

    /** The base address that a Confluent client takes. */
    public URI registry() {
        return namedAddress(Part.REGISTRY)
                .map(URI::create)
                .orElse(http(Part.REGISTRY).resolve(CONFLUENT_DOOR));
    }

    /** A connection string without a database. */
    public String mongodb() {
        return namedAddress(Part.STORE).orElse("mongodb://" + LerHome.HOST + ":" + ports.of(Part.STORE));
    }

    /** The connection string of a service, which owns the database of its own name. */
    public String mongodb(Part service) {
        String uri = mongodb();
        int options = uri.indexOf('?');
        String base = options < 0 ? uri : uri.substring(0, options);
        String rest = options < 0 ? "" : uri.substring(options);
        int path = base.indexOf('/', base.indexOf("://") + 3);
        String authority = path < 0 ? base : base.substring(0, path);
        return authority + "/" + service.id() + rest;
    }

    /** What the status shows for the part; never a password. */
    public String shown(Part part) {
        return switch (part) {
            case STORE -> withoutPassword(mongodb());
            case KAFKA -> kafkaBootstrap();
            case REGISTRY -> registry().toString();
            default -> http(part).toString();
        };
    }

    private static String withoutPassword(String uri) {
        return uri.replaceFirst("://[^/@]*@", "://");
    }
}
