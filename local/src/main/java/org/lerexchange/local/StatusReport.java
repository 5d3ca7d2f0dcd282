package org.lerexchange.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.lerexchange.local.parts.Addresses;
import org.lerexchange.local.parts.Part;
import org.lerexchange.local.supervision.PartState;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What runs where, and what it holds: the parts with address, process id and state, and of each read model its counts,
 * the digest of its whole state and the digest of the facts it tells.
 */
final class StatusReport {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int OK = 200;
    private static final String CONTENTS = "/state";

    /** Who may read what a service holds. */
    private static final String OPERATOR = "operator";

    /** The sections of the report, and what a read model calls the same. */
    private static final Map<String, String> SECTIONS =
            new TreeMap<>(Map.of("counts", "count", "digest", "digest", "storyDigest", "storyDigest"));

    private final LocalExchange exchange;
    private final JsonMapper json = new JsonMapper();
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();

    StatusReport(LocalExchange exchange) {
        this.exchange = exchange;
    }

    String asJson() {
        List<PartState> states = exchange.states();
        ObjectNode report = json.createObjectNode();
        report.put("home", exchange.home().toString());
        ArrayNode parts = report.putArray("parts");
        states.forEach(state -> describe(parts.addObject(), state));
        report.put("registry", exchange.registry().toString());
        report.put("kafka", exchange.kafkaBootstrap());
        report.put("store", exchange.storeEngine());
        SECTIONS.keySet().forEach(report::putObject);
        states.stream()
                .filter(state -> Part.services().contains(state.part()) && state.state() == PartState.State.READY)
                .forEach(state -> contents(state.part()).ifPresent(held -> add(report, state.part(), held)));
        return report.toPrettyString();
    }

    private void describe(ObjectNode node, PartState state) {
        node.put("name", state.part().id());
        node.put("address", exchange.addresses().shown(state.part()));
        state.pid().ifPresentOrElse(pid -> node.put("pid", pid), () -> node.putNull("pid"));
        node.put("state", inWords(state));
    }

    private static String inWords(PartState state) {
        return state.state().name().toLowerCase(Locale.ROOT);
    }

    /** {@code {model: {count, digest, storyDigest}}} of a service becomes {@code service.model} in each section. */
    private static void add(ObjectNode report, Part service, JsonNode held) {
        SECTIONS.forEach((section, field) -> {
            ObjectNode into = (ObjectNode) report.get(section);
            held.properties().forEach(model -> {
                JsonNode value = model.getValue().path(field);
                if (!value.isMissingNode()) {
                    into.set(service.id() + "." + model.getKey(), value);
                }
            });
        });
    }

    private Optional<JsonNode> contents(Part service) {
        URI address = exchange.addresses().http(service).resolve(CONTENTS);
        try {
            HttpRequest request = HttpRequest.newBuilder(address)
                    .timeout(PATIENCE)
                    .header("Authorization", "Bearer " + exchange.token(OPERATOR))
                    .build();
            HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
            return response.statusCode() == OK ? Optional.of(json.readTree(response.body())) : Optional.empty();
        } catch (IOException | UncheckedIOException | IllegalStateException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    void print(Console console) {
        Addresses addresses = exchange.addresses();
        List<List<String>> rows = new ArrayList<>();
        for (PartState state : exchange.states()) {
            String pid = state.pid().isPresent() ? Long.toString(state.pid().getAsLong()) : "-";
            rows.add(List.of(state.part().title(), inWords(state), pid, addresses.shown(state.part())));
        }
        console.table(List.of("part", "state", "pid", "address"), rows);
        console.say("store: " + exchange.storeEngine() + "; folder: " + exchange.home());
    }
}
