package org.lerexchange.messaging.intake;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.lerexchange.messaging.Topic;
import org.lerexchange.messaging.codec.SchemaRegistry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * Whether the ids of the contracts that the service hears and says are known, from the cache or from the registry: out of
 * service until then, and asked again with every question. So the first event of a topic waits for no registry.
 */
final class KnownSchemas implements HealthIndicator {

    private static final Logger LOG = LoggerFactory.getLogger(KnownSchemas.class);

    private final SchemaRegistry registry;
    private final Set<Topic<?>> unknown = ConcurrentHashMap.newKeySet();

    KnownSchemas(SchemaRegistry registry, Collection<Topic<?>> topics) {
        this.registry = registry;
        unknown.addAll(topics);
    }

    @Override
    public Health health() {
        for (Topic<?> topic : List.copyOf(unknown)) {
            try {
                registry.byId(registry.idOf(topic.subject(), topic.schema()));
                unknown.remove(topic);
            } catch (RuntimeException notNow) {
                LOG.warn("the schema of {} is not known yet; waiting for the registry", topic, notNow);
                return Health.outOfService()
                        .withDetail("waitsFor", topic.subject())
                        .build();
            }
        }
        return Health.up().build();
    }
}
