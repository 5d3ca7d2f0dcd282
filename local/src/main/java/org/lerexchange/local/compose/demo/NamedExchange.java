package org.lerexchange.local.compose.demo;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.lerexchange.local.Exchange;
import org.lerexchange.local.People;
import org.lerexchange.local.Person;

/** An exchange that somebody else runs, known by the addresses in the environment. */
public final class NamedExchange implements Exchange {

    private static final String ISSUER = "LER_ISSUER_URL";
    private static final String WALLET = "LER_WALLET_URL";
    private static final String VERIFIER = "LER_VERIFIER_URL";
    private static final String MATCHING = "LER_MATCHING_URL";
    private static final String IDENTITY = "LER_IDENTITY_ISSUERURI";
    private static final String REGISTRY = "REGISTRY_URL";
    private static final String KAFKA = "KAFKA_BOOTSTRAP";
    private static final String SECRET = "LER_PEOPLE_SECRET_FILE";
    private static final String FOLDER = "LER_DATA_DIR";

    /** Every variable that must be there; others are not read. */
    public static final Set<String> NAMES =
            Set.of(ISSUER, WALLET, VERIFIER, MATCHING, IDENTITY, REGISTRY, KAFKA, SECRET, FOLDER);

    private final Map<String, String> told = new TreeMap<>();
    private final DemoTokens tokens;

    public NamedExchange(Map<String, String> environment) {
        for (String name : NAMES) {
            String value = environment.getOrDefault(name, "");
            if (value.isBlank()) {
                throw new IllegalArgumentException("expected " + name + " in the environment");
            }
            told.put(name, value);
        }
        tokens = new DemoTokens(identity(), Path.of(told(SECRET)));
    }

    private String told(String name) {
        return told.getOrDefault(name, "");
    }

    @Override
    public URI issuer() {
        return URI.create(told(ISSUER));
    }

    @Override
    public URI wallet() {
        return URI.create(told(WALLET));
    }

    @Override
    public URI verifier() {
        return URI.create(told(VERIFIER));
    }

    @Override
    public URI matching() {
        return URI.create(told(MATCHING));
    }

    @Override
    public URI identity() {
        return URI.create(told(IDENTITY));
    }

    @Override
    public URI registry() {
        return URI.create(told(REGISTRY));
    }

    @Override
    public String kafkaBootstrap() {
        return told(KAFKA);
    }

    @Override
    public Path home() {
        return Path.of(told(FOLDER));
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
        return false;
    }
}
