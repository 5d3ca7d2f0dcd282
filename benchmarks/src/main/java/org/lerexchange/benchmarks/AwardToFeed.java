package org.lerexchange.benchmarks;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.lerexchange.local.Console;
import org.lerexchange.local.LocalExchange;
import org.lerexchange.local.parts.Addresses;
import org.lerexchange.local.parts.Build;
import org.lerexchange.local.parts.Launches;
import org.lerexchange.local.parts.LerHome;
import org.lerexchange.local.parts.Ports;
import org.lerexchange.local.parts.Secrets;
import org.lerexchange.local.supervision.Progress;

/**
 * Measures a running exchange, in which {@code ./ler demo} was played before, from the award to an employer's live feed
 * and back. From the repository's root:
 *
 * <pre>{@code java --enable-native-access=ALL-UNNAMED -cp benchmarks/target/classes:local/target/local.jar \
 *     org.lerexchange.benchmarks.AwardToFeed}</pre>
 *
 * <p>The folder is {@code LER_HOME}, else {@code ./.ler}, as for {@code ./ler}. {@code --rate N} offers N awards a second
 * in the loaded phase instead of as many as 16 requests side by side bring. Ends with 0 if every figure could be had, with
 * 1 and the reasons otherwise. Starts and ends no part of the exchange.
 */
public final class AwardToFeed {

    /** How the rows of the measurements call it; the README beside it has the whole line. */
    static final String COMMAND = "AwardToFeed";

    private static final int DONE = 0;
    private static final int FAILED = 1;
    private static final int MISUSED = 2;
    private static final String RATE = "--rate";
    private static final String HOME_VARIABLE = "LER_HOME";

    private final Console console;
    private final Map<String, String> environment;
    private final Clock clock = Clock.systemUTC();

    AwardToFeed(Console console, Map<String, String> environment) {
        this.console = console;
        this.environment = Map.copyOf(environment);
    }

    public static void main(String[] line) {
        Console console = Console.ofTheProcess();
        int code = new AwardToFeed(console, System.getenv()).run(line);
        System.exit(code);
    }

    int run(String... line) {
        Optional<Double> rate = rate(line);
        if (rate.isEmpty()) {
            console.fault("expected nothing, or " + RATE + " and a number of awards a second");
            return MISUSED;
        }
        Report report = new Report(
                rate.get() > 0 ? COMMAND + String.format(Locale.ROOT, " %s %.0f", RATE, rate.get()) : COMMAND,
                LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC) + ", " + store());
        measure(rate.get(), report);
        report.print(console);
        return report.isComplete() ? DONE : FAILED;
    }

    static Optional<Double> rate(String... line) {
        if (line.length == 0) {
            return Optional.of(0.0);
        }
        if (line.length != 2 || !line[0].equals(RATE)) {
            return Optional.empty();
        }
        try {
            return Optional.of(Double.valueOf(line[1])).filter(rate -> rate > 0);
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** What could be measured until something did not come is still reported. */
    private void measure(double rate, Report report) {
        try (Bench bench = Bench.open(exchange(), console, clock);
                Meters meters = new Meters(bench.exchange(), clock)) {
            new Phases(bench, meters, report).play(rate);
        } catch (RuntimeException e) {
            report.missing("not measured to the end: " + (e.getMessage() == null ? e.toString() : e.getMessage()));
        }
    }

    private LerHome home() {
        String named = environment.get(HOME_VARIABLE);
        return new LerHome(
                named == null || named.isBlank() ? Build.found().repository().resolve(".ler") : Path.of(named));
    }

    private Ports ports() {
        return Ports.choose(Map.of(), environment, home().rememberedPorts());
    }

    private LocalExchange exchange() {
        return new LocalExchange(home(), ports(), environment, new Told(console));
    }

    /** As {@code ./ler status} says it. */
    private String store() {
        Addresses addresses = new Addresses(ports(), environment);
        Secrets secrets = new Secrets(home(), new SecureRandom());
        return new Launches(home(), addresses, secrets, Build.found()).storeEngine() + " store";
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
