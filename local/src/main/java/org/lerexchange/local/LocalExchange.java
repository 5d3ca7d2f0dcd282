package org.lerexchange.local;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.lerexchange.local.compose.ComposeEnvironment;
import org.lerexchange.local.parts.Addresses;
import org.lerexchange.local.parts.Build;
import org.lerexchange.local.parts.Launches;
import org.lerexchange.local.parts.LerHome;
import org.lerexchange.local.parts.Part;
import org.lerexchange.local.parts.Ports;
import org.lerexchange.local.parts.Secrets;
import org.lerexchange.local.parts.ServiceEnvironment;
import org.lerexchange.local.supervision.NotStarted;
import org.lerexchange.local.supervision.PartState;
import org.lerexchange.local.supervision.Progress;
import org.lerexchange.local.supervision.Supervisor;
import org.lerexchange.schemas.Prepare;
import org.lerexchange.schemas.Principals;

/**
 * The exchange of one folder: started, looked at and ended from here, by commands and by tests alike.
 *
 * <p>Closing it ends what this object started and leaves what was running before.
 */
public final class LocalExchange implements Exchange, AutoCloseable {

    private final LerHome home;
    private final Addresses addresses;
    private final Launches launches;
    private final Supervisor supervisor;
    private final Tokens tokens;

    /** @param named the environment variables that may name a store, broker or registry of somebody else's */
    public LocalExchange(LerHome home, Ports ports, Map<String, String> named, Progress progress) {
        this(home, ports, named, progress, here -> here::of);
    }

    private LocalExchange(
            LerHome home,
            Ports ports,
            Map<String, String> named,
            Progress progress,
            Function<ServiceEnvironment, Function<Part, Map<String, String>>> environments) {
        this.home = home;
        this.addresses = new Addresses(ports, named);
        Secrets secrets = new Secrets(home, new SecureRandom());
        this.launches = new Launches(
                home,
                addresses,
                secrets,
                Build.found(),
                environments.apply(new ServiceEnvironment(home, addresses, secrets)));
        this.supervisor = new Supervisor(home, addresses, launches, progress);
        this.tokens = new Tokens(addresses.http(Part.IDENTITY), secrets.people());
    }

    /** One whose services are told what {@code docker-compose.yml} tells them; says each address that is another here. */
    public static LocalExchange asCompose(LerHome home, Ports ports, Map<String, String> named, Progress progress) {
        return new LocalExchange(home, ports, named, progress, here -> {
            ComposeEnvironment compose = ComposeEnvironment.in(Build.found().repository(), here);
            return service -> {
                compose.replacements(service).forEach(replacement -> progress.said(replacement.toString()));
                return compose.of(service);
            };
        });
    }

    /** Returns when every part serves; starts those that do not run. */
    public void up() {
        try (FileChannel file = FileChannel.open(home.lock(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock held = lock(file)) {
            home.remember(addresses.ports());
            supervisor.start(Part.infrastructure());
            prepare();
            supervisor.start(launches.builtServices());
            assert held.isValid();
        } catch (NotStarted e) {
            supervisor.endStartedHere();
            throw e;
        } catch (IOException e) {
            throw new UncheckedIOException("the folder cannot be used: " + home.path(), e);
        }
    }

    /** Only what the services stand on; for tests of those parts. */
    public void upInfrastructure() {
        supervisor.start(Part.infrastructure());
    }

    /** Only these, whatever else runs; for trials in which a part is missing. */
    public void start(List<Part> parts) {
        supervisor.start(parts);
    }

    /** Topics, subjects and principals, at a broker and a registry that run. */
    public void prepare() {
        supervisor.runToEnd(launches.prepare());
    }

    private static FileLock lock(FileChannel file) throws IOException {
        try {
            FileLock lock = file.tryLock();
            if (lock != null) {
                return lock;
            }
        } catch (OverlappingFileLockException e) {
            throw busy();
        }
        throw busy();
    }

    private static NotStarted busy() {
        return new NotStarted(List.of("another ./ler is starting this exchange; wait for it, or set LER_HOME"));
    }

    /** The services that this build has no jar of. */
    List<String> notBuilt() {
        List<Part> built = launches.builtServices();
        return Part.services().stream()
                .filter(service -> !built.contains(service))
                .map(Part::title)
                .toList();
    }

    /** Ends every part, whoever started it. */
    public void down() {
        supervisor.endAll();
    }

    public List<PartState> states() {
        List<PartState> states = new ArrayList<>();
        for (Part part : Part.values()) {
            states.add(supervisor.state(part));
        }
        return states;
    }

    Addresses addresses() {
        return addresses;
    }

    String storeEngine() {
        return launches.storeEngine();
    }

    @Override
    public void close() {
        supervisor.endStartedHere();
    }

    @Override
    public URI issuer() {
        return addresses.http(Part.ISSUER);
    }

    @Override
    public URI wallet() {
        return addresses.http(Part.WALLET);
    }

    @Override
    public URI verifier() {
        return addresses.http(Part.VERIFIER);
    }

    @Override
    public URI matching() {
        return addresses.http(Part.MATCHING);
    }

    @Override
    public URI identity() {
        return addresses.http(Part.IDENTITY);
    }

    @Override
    public URI registry() {
        return addresses.registry();
    }

    @Override
    public String kafkaBootstrap() {
        return addresses.kafkaBootstrap();
    }

    @Override
    public Map<String, Object> kafkaClient() {
        return kafkaClient(Principals.OPERATOR);
    }

    /** The settings of a principal's Kafka client. */
    public Map<String, Object> kafkaClient(String principal) {
        return launches.kafkaAccess().of(principal);
    }

    /**
     * Opens the tenant's Kafka door, where it is not open yet; the exchange must be up.
     *
     * @return what was made for it, a line each
     */
    public List<String> openDoor(String tenant) {
        if (!isUp(Part.KAFKA) || !isUp(Part.REGISTRY)) {
            throw new NotStarted(List.of("the exchange is not up, so no door can be opened; ./ler up starts it"));
        }
        kafkaClient(tenant);
        List<String> options = new ArrayList<>(launches.prepareOptions());
        options.addAll(List.of("--door", tenant));
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);
        boolean done = Prepare.run(options, out, out) == 0;
        List<String> lines = said.toString(StandardCharsets.UTF_8).lines().toList();
        if (!done) {
            throw new NotStarted(lines);
        }
        return lines;
    }

    private boolean isUp(Part part) {
        PartState.State state = supervisor.state(part).state();
        return state == PartState.State.READY || state == PartState.State.NAMED;
    }

    @Override
    public Path home() {
        return home.path();
    }

    @Override
    public String token(String person) {
        return tokens.of(person);
    }

    @Override
    public List<Person> people() {
        return People.ofTheRegion().all();
    }

    @Override
    public boolean startedHere() {
        return supervisor.startedSomething();
    }
}
