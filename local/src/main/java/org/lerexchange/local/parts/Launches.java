package org.lerexchange.local.parts;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.lerexchange.schemas.Principals;

/** How each part is started. */
public final class Launches {

    private static final int STORE_HEAP = 768;
    private static final int KAFKA_HEAP = 320;
    private static final int REGISTRY_HEAP = 192;
    private static final int IDENTITY_HEAP = 96;
    private static final int SERVICE_HEAP = 256;

    /** It holds every profile, every job and every feed's list in memory: with real postings 256 MiB were always full. */
    private static final int MATCHING_HEAP = 768;

    private static final int PREPARE_HEAP = 96;

    private static final String STORE_MAIN = "org.lerexchange.docstore.StoreProcess";
    private static final String IDENTITY_MAIN = "org.lerexchange.local.identity.IdentityProvider";
    private static final String PREPARE_MAIN = "org.lerexchange.schemas.Prepare";

    /** {@code local}'s share of the partitions' contract. */
    private static final String PARTITIONS = "4";

    /** {@code LER_JAVA_OPTIONS_ISSUER} and so on, also for the store: more heap, a profiler, a fail point. */
    private static final String OPTIONS_VARIABLE = "LER_JAVA_OPTIONS_";

    private final LerHome home;
    private final Addresses addresses;
    private final Secrets secrets;
    private final Build build;
    private final Function<Part, Map<String, String>> environments;
    private final KafkaAccess kafka;

    public Launches(LerHome home, Addresses addresses, Secrets secrets, Build build) {
        this(home, addresses, secrets, build, new ServiceEnvironment(home, addresses, secrets)::of);
    }

    /** @param environments what each service is told, where it is not what it usually is here */
    public Launches(
            LerHome home,
            Addresses addresses,
            Secrets secrets,
            Build build,
            Function<Part, Map<String, String>> environments) {
        this.home = home;
        this.addresses = addresses;
        this.secrets = secrets;
        this.build = build;
        this.environments = environments;
        this.kafka = new KafkaAccess(home, addresses, secrets);
    }

    public Launch of(Part part) {
        List<String> command = switch (part) {
            case STORE -> store();
            case KAFKA -> kafka();
            case REGISTRY -> registry();
            case IDENTITY -> identity();
            case ISSUER, WALLET, VERIFIER, MATCHING -> service(part);
        };
        Map<String, String> environment = Part.services().contains(part) ? environments.apply(part) : Map.of();
        return new Launch(part.id(), command, environment, home.log(part.id()));
    }

    /** The services whose jars the build has made; the others are not started. */
    public List<Part> builtServices() {
        return Part.services().stream()
                .filter(service -> build.jar(service).isPresent())
                .toList();
    }

    /** How clients reach the broker. */
    public KafkaAccess kafkaAccess() {
        return kafka;
    }

    /** Makes topics, subjects and, at our broker, principals; ends by itself. */
    public Launch prepare() {
        List<String> command = new Java(PREPARE_HEAP)
                .archive(archive("prepare"))
                .main(PREPARE_MAIN, prepareOptions().toArray(String[]::new));
        return new Launch("prepare", command, Map.of(), home.log("prepare"));
    }

    /** What {@code prepare} is told here, by whichever process it runs in. */
    public List<String> prepareOptions() {
        List<String> options = new ArrayList<>(List.of(
                "--bootstrap",
                addresses.kafkaBootstrap(),
                "--registry",
                addresses.registry().toString()));
        if (kafka.hasPrincipals()) {
            options.addAll(List.of("--passwords", kafka.passwords().toString()));
        }
        kafka.namedClient().ifPresent(file -> options.addAll(List.of("--client", file.toString())));
        options.addAll(List.of("--partitions", PARTITIONS));
        return options;
    }

    /** The store that this folder's data belongs to: once data is in one, the other is not taken up in silence. */
    public String storeEngine() {
        if (addresses.isNamed(Part.STORE)) {
            return "named";
        }
        boolean embeddedHasData = Files.exists(home.path().resolve("store"));
        return !embeddedHasData && mongod().isPresent() ? "mongod" : "embedded";
    }

    private static Optional<Path> mongod() {
        return List.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator)).stream()
                .filter(folder -> !folder.isBlank())
                .map(folder -> Path.of(folder, "mongod"))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private List<String> store() {
        String port = Integer.toString(addresses.ports().of(Part.STORE));
        if (storeEngine().equals("mongod")) {
            return List.of(
                    mongod().orElseThrow().toString(),
                    "--dbpath",
                    home.data("mongod").toString(),
                    "--bind_ip",
                    LerHome.HOST,
                    "--port",
                    port);
        }
        return new Java(STORE_HEAP)
                .archive(archive("store"))
                .options(options(Part.STORE))
                .main(STORE_MAIN, home.data("store").toString(), LerHome.HOST, port);
    }

    private List<String> kafka() {
        return new Java(KAFKA_HEAP)
                .archive(archive("kafka"))
                .main(
                        BrokerProcess.class.getName(),
                        home.data("kafka").toString(),
                        Integer.toString(addresses.ports().of(Part.KAFKA)),
                        Integer.toString(FreePort.any()),
                        secrets.kafka(Principals.ADMIN).toString());
    }

    private List<String> registry() {
        Path data = home.data("registry").resolve("registry");
        return new Java(REGISTRY_HEAP)
                .archive(archive("registry"))
                .property("quarkus.http.host", LerHome.HOST)
                .property("quarkus.http.port", addresses.ports().of(Part.REGISTRY))
                .property("quarkus.management.host", LerHome.HOST)
                .property("quarkus.management.port", FreePort.any())
                .property("apicurio.datasource.url", "jdbc:h2:file:" + data + ";WRITE_DELAY=0")
                .property("apicurio.datasource.jdbc.initial-size", 2)
                .property("apicurio.datasource.jdbc.min-size", 2)
                .property("apicurio.datasource.jdbc.max-size", 10)
                .jar(build.registry());
    }

    private List<String> identity() {
        return new Java(IDENTITY_HEAP)
                .archive(archive("identity"))
                .property("spring.main.banner-mode", "off")
                .property("server.address", LerHome.HOST)
                .property("server.port", addresses.ports().of(Part.IDENTITY))
                .property("ler.identity.issuer", addresses.http(Part.IDENTITY))
                .property("ler.identity.people-secret", secrets.people())
                .property("ler.identity.signing-key", home.key("identity.jwk"))
                .main(IDENTITY_MAIN);
    }

    private List<String> service(Part part) {
        Path jar = build.jar(part)
                .orElseThrow(() -> new IllegalStateException(
                        "the " + part.title() + " service has not been built: ./mvnw -Pquick -DskipTests package"));
        Path extracted = new ExtractedJar(jar, home.data("app").resolve(part.id())).ready();
        return new Java(part == Part.MATCHING ? MATCHING_HEAP : SERVICE_HEAP)
                .archive(archive(part.id()))
                .options(options(part))
                .jar(extracted);
    }

    private String options(Part part) {
        return addresses.named().getOrDefault(OPTIONS_VARIABLE + part.name(), "");
    }

    private Path archive(String name) {
        return home.data("app").resolve(name + ".jsa");
    }
}
