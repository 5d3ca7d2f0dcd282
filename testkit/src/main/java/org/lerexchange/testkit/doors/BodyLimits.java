package org.lerexchange.testkit.doors;

import java.util.Map;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;
import org.springframework.http.server.PathContainer;
import org.springframework.util.unit.DataSize;
import org.springframework.web.util.pattern.PathPatternParser;

/** The largest body of each path, in bytes, as the service is configured. */
record BodyLimits(long usual, Map<String, DataSize> routes) {

    private static final String LIMITS = "ler.edge.limits.";

    static BodyLimits of(Environment environment) {
        Binder binder = Binder.get(environment);
        return new BodyLimits(
                binder.bind(LIMITS + "body", DataSize.class)
                        .orElse(DataSize.ofKilobytes(256))
                        .toBytes(),
                binder.bind(LIMITS + "routes", Bindable.mapOf(String.class, DataSize.class))
                        .orElse(Map.of()));
    }

    long of(String template) {
        String path = template.replaceAll("\\{[^}]*}", "x");
        return routes.entrySet().stream()
                .filter(route ->
                        PathPatternParser.defaultInstance.parse(route.getKey()).matches(PathContainer.parsePath(path)))
                .mapToLong(route -> route.getValue().toBytes())
                .findFirst()
                .orElse(usual);
    }
}
