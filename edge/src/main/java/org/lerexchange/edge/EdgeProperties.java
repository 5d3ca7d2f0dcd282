package org.lerexchange.edge;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * The edge of one service.
 *
 * @param service its name; tokens must be for {@code ler-<service>}
 * @param identity whose tokens are believed
 * @param allowedOrigins exact origins ({@code http://127.0.0.1:8082}) that may lie inside the machine or a private network
 * @param limits of what comes in and what goes out
 */
@ConfigurationProperties("ler.edge")
record EdgeProperties(
        String service,
        Identity identity,
        @DefaultValue Set<String> allowedOrigins,
        @DefaultValue Limits limits) {

    EdgeProperties {
        if (service.isBlank()) {
            throw new IllegalArgumentException("expected ler.edge.service, but it is blank");
        }
        allowedOrigins = Set.copyOf(allowedOrigins);
    }

    String audience() {
        return "ler-" + service;
    }

    /** @param issuerUri the OpenID provider; keys are found by its discovery document */
    record Identity(URI issuerUri) {}

    /**
     * @param body the largest request body, as long as no route says otherwise
     * @param routes other sizes, by path pattern
     * @param idempotencyAnswer the largest answer that is kept to be given again
     * @param idempotencyKept how long a key is remembered
     * @param idempotencyRunning how long a request may run before its key is free again (its process may have died)
     * @param idempotencyWait how long a repeat waits for the first to end before it is told to come again
     * @param outboundTime from resolving a name to the last byte
     * @param outboundAnswer the largest body that is taken from outside
     */
    record Limits(
            @DefaultValue("256KB") DataSize body,
            @DefaultValue Map<String, DataSize> routes,
            @DefaultValue("64KB") DataSize idempotencyAnswer,
            @DefaultValue("24h") Duration idempotencyKept,
            @DefaultValue("60s") Duration idempotencyRunning,
            @DefaultValue("2s") Duration idempotencyWait,
            @DefaultValue("5s") Duration outboundTime,
            @DefaultValue("1MB") DataSize outboundAnswer) {

        Limits {
            routes = Map.copyOf(routes);
        }

        /** What the codecs may hold in memory: the largest body of any route. */
        DataSize largestBody() {
            return routes.values().stream().reduce(body, (a, b) -> a.compareTo(b) >= 0 ? a : b);
        }
    }
}
