package org.lerexchange.local.parts;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a service is told when it starts here: the same environment variables that compose files and charts set. Each
 * service's {@code application.yml} says what it makes of them.
 */
public final class ServiceEnvironment {

    private final LerHome home;
    private final Addresses addresses;
    private final Secrets secrets;
    private final KafkaAccess kafka;

    public ServiceEnvironment(LerHome home, Addresses addresses, Secrets secrets) {
        this.home = home;
        this.addresses = addresses;
        this.secrets = secrets;
        this.kafka = new KafkaAccess(home, addresses, secrets);
    }

    public Map<String, String> of(Part service) {
        Map<String, String> environment = new TreeMap<>();
        environment.put("SERVER_ADDRESS", LerHome.HOST);
        environment.put("SERVER_PORT", Integer.toString(addresses.ports().of(service)));
        environment.put("MONGODB_URI", addresses.mongodb(service));
        environment.put("KAFKA_BOOTSTRAP", addresses.kafkaBootstrap());
        environment.put("KAFKA_SETTINGS", kafka.settingsOf(service));
        environment.put("REGISTRY_URL", addresses.registry().toString());
        environment.put("LER_IDENTITY_ISSUERURI", addresses.http(Part.IDENTITY).toString());
        environment.put("LER_PUBLIC_URL", addresses.http(service).toString());
        environment.put("LER_OUTBOUND_ALLOWEDORIGINS", origins());
        environment.put("LER_MASTER_KEY_FILE", secrets.master(service).toString());
        environment.put("LER_INSTANCE", service.id() + "-1");
        environment.put("LER_DATA_DIR", home.data(service.id()).toString());
        if (service == Part.ISSUER || service == Part.WALLET) {
            environment.put("LER_REGION_SECRET_FILE", secrets.region().toString());
        }
        return environment;
    }

    /** The exchange's own doors, and no other address inside the machine. */
    private String origins() {
        return Stream.concat(Stream.of(Part.IDENTITY), Part.services().stream())
                .map(part -> addresses.http(part).toString())
                .collect(Collectors.joining(","));
    }
}
