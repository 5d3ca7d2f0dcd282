package org.lerexchange.local;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.lerexchange.schemas.OutsideTopics;
import org.lerexchange.schemas.Principals;

/** A Kafka client's settings for a principal of the demo region, as a properties file that any client takes. */
final class ClientProperties {

    private final LocalExchange exchange;

    ClientProperties(LocalExchange exchange) {
        this.exchange = exchange;
    }

    /** Opens a tenant's door first. */
    List<String> of(String principal) {
        List<String> lines = new ArrayList<>();
        if (tenants().contains(principal)) {
            exchange.openDoor(principal).forEach(line -> lines.add("# " + line));
            lines.add("# writes " + topics(principal, true) + "; reads " + topics(principal, false));
        } else if (!Principals.inside().contains(principal)) {
            throw new IllegalArgumentException(
                    "there is no principal '" + principal + "'; there are " + principalsInWords());
        }
        Map<String, Object> settings = new TreeMap<>(exchange.kafkaClient(principal));
        settings.forEach((name, value) -> lines.add(name + "=" + value));
        lines.add("schema.registry.url=" + exchange.registry());
        lines.add("# a consumer group's name begins with " + principal + Principals.GROUP_SEPARATOR);
        lines.add("#group.id=" + principal + Principals.GROUP_SEPARATOR + "reader");
        return lines;
    }

    private static String topics(String tenant, boolean inwards) {
        return String.join(
                ", ",
                List.of(OutsideTopics.values()).stream()
                        .filter(family -> family.inwards() == inwards)
                        .map(family -> family.of(tenant).name())
                        .toList());
    }

    static String principalsInWords() {
        return "the services and " + Principals.OPERATOR + " (" + String.join(", ", Principals.inside())
                + "), and the tenants " + String.join(", ", tenants());
    }

    private static List<String> tenants() {
        return People.ofTheRegion().all().stream()
                .map(Person::tenant)
                .filter(tenant -> !tenant.isEmpty())
                .distinct()
                .sorted()
                .toList();
    }
}
