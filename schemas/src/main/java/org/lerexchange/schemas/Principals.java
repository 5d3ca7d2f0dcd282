package org.lerexchange.schemas;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.lerexchange.messaging.Topic;

/**
 * Who may log in at the broker, and what each may do there: decided here from the catalogue, made by {@link Preparation}.
 *
 * <p>A service says what its rooms own and hears what its rooms hear; it may also write where it hears, as a dead letter
 * that was mended goes back to its topic through the service that could not read it. A tenant writes and reads its own
 * topics and nothing else. The operator reads all and writes nothing. The administrator is the broker's super user.
 */
public final class Principals {

    /** Makes everything else; known to the broker and to {@code prepare} only. */
    public static final String ADMIN = "admin";

    /** Looks at everything inside: tails, scans, tools. */
    public static final String OPERATOR = "operator";

    /** Names of consumer groups begin with their principal and this. */
    public static final String GROUP_SEPARATOR = ".";

    private static final String MECHANISM = "SCRAM-SHA-256";
    private static final String OURS = "ler.";
    private static final String EVERY_SERVICE_WITH_KEYS = "keys";

    private Principals() {}

    /** Those whom {@code prepare} always makes: the services and the operator. */
    public static List<String> inside() {
        return Stream.concat(TopicPlan.SERVICES.stream(), Stream.of(OPERATOR)).toList();
    }

    /** Refuses a tenant whose name would be somebody else's here. */
    static void checkTenant(String tenant) {
        if (tenant.equals(ADMIN) || inside().contains(tenant)) {
            throw new IllegalArgumentException("expected a tenant, but " + tenant + " is a principal of the inside");
        }
    }

    /** The file in which a principal's password is kept, in the folder that {@code prepare} is given. */
    public static String passwordFile(String principal) {
        return "kafka-" + principal + ".password";
    }

    /** What a Kafka client needs to log in. */
    public static Map<String, Object> login(String principal, String password) {
        return Map.of(
                "security.protocol",
                "SASL_PLAINTEXT",
                "sasl.mechanism",
                MECHANISM,
                "sasl.jaas.config",
                "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"" + principal
                        + "\" password=\"" + password + "\";");
    }

    /** What services and operator may do, whatever doors are open. */
    static Set<AclBinding> permissions() {
        Set<AclBinding> all = new LinkedHashSet<>();
        for (Topic<?> topic : Topics.all()) {
            writers(topic).forEach(service -> all.add(mayWrite(service, topic.name())));
            readers(topic).forEach(service -> all.add(mayRead(service, topic.name())));
        }
        for (String service : TopicPlan.SERVICES) {
            all.add(mayWrite(service, TopicPlan.deadLettersOf(service)));
            all.add(mayRead(service, TopicPlan.deadLettersOf(service)));
            all.add(mayJoin(service));
            all.add(may(OPERATOR, AclOperation.DESCRIBE, groups(service)));
        }
        all.add(may(OPERATOR, AclOperation.READ, new ResourcePattern(ResourceType.TOPIC, OURS, PatternType.PREFIXED)));
        all.add(mayJoin(OPERATOR));
        return all;
    }

    /** What opens with a tenant's door: to the tenant its topics, and each of them to the one service behind it. */
    static Set<AclBinding> door(String tenant) {
        Set<AclBinding> all = new LinkedHashSet<>();
        for (OutsideTopics family : OutsideTopics.values()) {
            String topic = family.of(tenant).name();
            all.add(mayWrite(family.inwards() ? tenant : family.service(), topic));
            all.add(mayRead(family.inwards() ? family.service() : tenant, topic));
        }
        all.add(mayJoin(tenant));
        return all;
    }

    private static Set<String> writers(Topic<?> topic) {
        Set<String> services = hearers(topic);
        if (!topic.owner().equals(EVERY_SERVICE_WITH_KEYS)) {
            services.add(serviceOf(topic.owner()));
        }
        return services;
    }

    /** The owner of a state reads it back. */
    private static Set<String> readers(Topic<?> topic) {
        return topic.kind() == Topic.Kind.STATE ? writers(topic) : hearers(topic);
    }

    private static Set<String> hearers(Topic<?> topic) {
        return topic.heardBy().stream().map(Principals::serviceOf).collect(Collectors.toCollection(TreeSet::new));
    }

    private static String serviceOf(String room) {
        return room.substring(0, room.indexOf('.'));
    }

    private static AclBinding mayWrite(String principal, String topic) {
        return may(principal, AclOperation.WRITE, new ResourcePattern(ResourceType.TOPIC, topic, PatternType.LITERAL));
    }

    private static AclBinding mayRead(String principal, String topic) {
        return may(principal, AclOperation.READ, new ResourcePattern(ResourceType.TOPIC, topic, PatternType.LITERAL));
    }

    private static AclBinding mayJoin(String principal) {
        return may(principal, AclOperation.READ, groups(principal));
    }

    private static ResourcePattern groups(String principal) {
        return new ResourcePattern(ResourceType.GROUP, principal + GROUP_SEPARATOR, PatternType.PREFIXED);
    }

    private static AclBinding may(String principal, AclOperation operation, ResourcePattern what) {
        return new AclBinding(
                what, new AccessControlEntry("User:" + principal, "*", operation, AclPermissionType.ALLOW));
    }
}
