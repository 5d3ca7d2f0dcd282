package org.lerexchange.local.parts;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a service is told when it starts here: the same environment variables that compose files and charts set. Spring
 * reads {@code LER_IDENTITY_ISSUERURI} as {@code ler.identity.issuer-uri}, and so on.
 */
public final class ServiceEnvironment {

    private final LerHome home;
    private final Addresses addresses;
    private final Secrets secrets;

    public ServiceEnvironment(LerHome home, Addresses addresses, Secrets secrets) {
        this.home = home;
        this.addresses = addresses;
        this.secrets = secrets;
    }

    public Map<String, String> of(Part service) {
        Map<String, String> environment = new TreeMap<>();
        environment.put("SERVER_ADDRESS", LerHome.HOST);
        environment.put("SERVER_PORT", Integer.toString(addresses.ports().of(service)));
        both(environment, "MONGODB_URI", "SPRING_MONGODB_URI", addresses.mongodb(service));
        both(environment, "KAFKA_BOOTSTRAP", "SPRING_KAFKA_BOOTSTRAPSERVERS", addresses.kafkaBootstrap());
        both(
                environment,
                "REGISTRY_URL",
                "SCHEMA_REGISTRY_URL",
                addresses.registry().toString());
        both(
                environment,
                "LER_IDENTITY_ISSUERURI",
                "SPRING_SECURITY_OAUTH2_RESOURCESERVER_JWT_ISSUERURI",
                addresses.http(Part.IDENTITY).toString());
        environment.put("LER_PUBLIC_URL", addresses.http(service).toString());
        environment.put("LER_OUTBOUND_ALLOWEDORIGINS", origins());
        environment.put("LER_MASTER_KEY_FILE", secrets.master(service).toString());
        environment.put("LER_DATA_DIR", home.data(service.id()).toString());
        if (service == Part.ISSUER || service == Part.WALLET) {
            environment.put("LER_REGION_SECRET_FILE", secrets.region().toString());
        }
        return environment;
    }

    private static void both(Map<String, String> environment, String plain, String springs, String value) {
        environment.put(plain, value);
        environment.put(springs, value);
    }

    /** The exchange's own doors, and no other address inside the machine. */
    private String origins() {
        return Stream.concat(Stream.of(Part.IDENTITY), Part.services().stream())
                .map(part -> addresses.http(part).toString())
                .collect(Collectors.joining(","));
    }
}
