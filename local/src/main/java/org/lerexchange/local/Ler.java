package org.lerexchange.local;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import org.lerexchange.local.letters.DeadLettersCommand;
import org.lerexchange.local.parts.Build;
import org.lerexchange.local.parts.LerHome;
import org.lerexchange.local.parts.Part;
import org.lerexchange.local.parts.Ports;
import org.lerexchange.local.replay.ReplayCommand;
import org.lerexchange.local.supervision.NotStarted;
import org.lerexchange.local.supervision.Progress;

/** The command line of an exchange on one machine: {@code ./ler COMMAND}. */
public final class Ler {

    private static final int DONE = 0;
    private static final int FAILED = 1;
    private static final int MISUSED = 2;
    private static final String HOME_VARIABLE = "LER_HOME";

    private static final String HELP = """
        ./ler COMMAND
          demo [--exit] [--seed N] [--data DIR]   start the exchange, play the region's story, stay up
          up [--as-compose]                       start the exchange; returns when all is ready, and it stays;
                                                  with the environment of docker-compose.yml, addresses replaced
          down                                    end it; nothing is left running
          status [--json]                         what runs where, and what it holds
          token PERSON                            a demo person's bearer token
          people                                  the demo people
          client-properties PRINCIPAL             a Kafka client's settings for a service, operator or a tenant,
                                                  whose own topics are made when it first asks
          replay SERVICE|all                      rebuilds each read model beside the live one and compares them
          dead-letters [SERVICE ...]              lists what could not be read, shows, repairs, sends again, drops
        Ports: --port-issuer N and so on for wallet, verifier, matching, registry, identity, kafka, store
        (or LER_PORT_ISSUER=N ...). Data and logs: ./.ler, or LER_HOME.
        A store, broker or registry of your own: MONGODB_URI, KAFKA_BOOTSTRAP (with KAFKA_CLIENT_PROPERTIES,
        a file of Kafka client settings, where it asks who is there), REGISTRY_URL.\
        """;

    private final Console console;
    private final Map<String, String> environment;

    Ler(Console console, Map<String, String> environment) {
        this.console = console;
        this.environment = Map.copyOf(environment);
    }

    public static void main(String[] line) {
        Console console = Console.ofTheProcess();
        int code = new Ler(console, System.getenv()).run(line);
        System.exit(code);
    }

    int run(String... line) {
        try {
            return run(Arguments.parse(line));
        } catch (IllegalArgumentException e) {
            console.fault(String.valueOf(e.getMessage()));
            return MISUSED;
        } catch (NotStarted e) {
            e.lines().forEach(console::fault);
            return FAILED;
        } catch (Exception e) {
            console.fault(e.getMessage() == null ? e.toString() : e.getMessage());
            return FAILED;
        }
    }

    private int run(Arguments arguments) throws Exception {
        return switch (arguments.command()) {
            case "up" -> up(exchange(arguments));
            case "down" -> down(exchange(arguments));
            case "status" -> status(exchange(arguments), arguments.has("--json"));
            case "token" -> token(exchange(arguments), arguments);
            case "people" -> people();
            case "client-properties" -> clientProperties(exchange(arguments), arguments);
            case "replay" -> replay(exchange(arguments), arguments);
            case "dead-letters" -> deadLetters(exchange(arguments), arguments);
            case "demo" -> demo(exchange(arguments), arguments);
            case "help" -> say(HELP, DONE);
            default -> say("there is no command '" + arguments.command() + "'\n" + HELP, MISUSED);
        };
    }

    private int say(String text, int code) {
        console.say(text);
        return code;
    }

    private LocalExchange exchange(Arguments arguments) {
        String named = environment.get(HOME_VARIABLE);
        LerHome home = new LerHome(
                named == null || named.isBlank() ? Build.found().repository().resolve(".ler") : Path.of(named));
        Ports ports = Ports.choose(arguments.ports(), environment, home.rememberedPorts());
        return arguments.has("--as-compose")
                ? LocalExchange.asCompose(home, ports, environment, new Told(console))
                : new LocalExchange(home, ports, environment, new Told(console));
    }

    private int up(LocalExchange exchange) {
        long from = System.nanoTime();
        startUnlessStopped(exchange);
        sayWhatIsNotBuilt(exchange);
        console.say("The exchange is up after " + Console.inWords(Duration.ofNanos(System.nanoTime() - from))
                + ". ./ler status shows it, ./ler down ends it.");
        return DONE;
    }

    private void sayWhatIsNotBuilt(LocalExchange exchange) {
        List<String> missing = exchange.notBuilt();
        if (!missing.isEmpty()) {
            console.say("  not in this build, so not started: " + String.join(", ", missing));
        }
    }

    /** Whoever presses Ctrl-C while it starts is left with nothing half started. */
    private static void startUnlessStopped(LocalExchange exchange) {
        Thread undo = Thread.ofPlatform().name("ler-undo").unstarted(exchange::close);
        Runtime.getRuntime().addShutdownHook(undo);
        exchange.up();
        Runtime.getRuntime().removeShutdownHook(undo);
    }

    private int down(LocalExchange exchange) {
        exchange.down();
        console.say("The exchange is down; its data stays in " + exchange.home() + ".");
        return DONE;
    }

    private int status(LocalExchange exchange, boolean asJson) {
        StatusReport report = new StatusReport(exchange);
        if (asJson) {
            console.say(report.asJson());
        } else {
            report.print(console);
        }
        return DONE;
    }

    private int token(LocalExchange exchange, Arguments arguments) {
        if (arguments.words().size() != 1) {
            throw new IllegalArgumentException("expected one person; ./ler people lists them");
        }
        String person = arguments.words().getFirst();
        if (People.ofTheRegion().find(person).isEmpty()) {
            throw new IllegalArgumentException("there is no demo person '" + person + "'; ./ler people lists them");
        }
        return say(exchange.token(person), DONE);
    }

    private int clientProperties(LocalExchange exchange, Arguments arguments) {
        if (arguments.words().size() != 1) {
            throw new IllegalArgumentException("expected one principal: " + ClientProperties.principalsInWords());
        }
        new ClientProperties(exchange).of(arguments.words().getFirst()).forEach(console::say);
        return DONE;
    }

    private int people() {
        console.table(
                List.of("person", "name", "tenant", "roles"),
                People.ofTheRegion().all().stream()
                        .map(person -> List.of(
                                person.person(), person.name(), person.tenant(), String.join(" ", person.roles())))
                        .toList());
        return DONE;
    }

    private int deadLetters(LocalExchange exchange, Arguments arguments) {
        return new DeadLettersCommand(doors(exchange), exchange::token, console::say, console::fault)
                .run(arguments.words());
    }

    private int replay(LocalExchange exchange, Arguments arguments) {
        return new ReplayCommand(doors(exchange), exchange::token, console::say, console::fault).run(arguments.words());
    }

    private static Map<String, URI> doors(LocalExchange exchange) {
        Map<String, URI> services = new LinkedHashMap<>();
        Part.services()
                .forEach(service ->
                        services.put(service.id(), exchange.addresses().http(service)));
        return services;
    }

    private int demo(LocalExchange exchange, Arguments arguments) throws Exception {
        StoryPlayer player = ServiceLoader.load(StoryPlayer.class)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("this build has no story to play"));
        StoryOptions options = new StoryOptions(
                arguments.seed(),
                Optional.ofNullable(arguments.options().get("--data")).map(Path::of),
                arguments.has("--exit"));
        startUnlessStopped(exchange);
        try {
            StoryOutcome outcome = player.play(exchange, options, console);
            outcome.notObserved().forEach(step -> console.fault("not observed: " + step));
            return outcome.complete() ? DONE : FAILED;
        } finally {
            if (options.exit()) {
                exchange.close();
            } else {
                new StatusReport(exchange).print(console);
                console.say("The exchange stays up; ./ler down ends it.");
            }
        }
    }

    private record Told(Console console) implements Progress {

        @Override
        public void ready(String what, String where, Duration after) {
            console.step(what + " ready at " + where, after);
        }

        @Override
        public void said(String line) {
            console.say("  " + line);
        }
    }
}
