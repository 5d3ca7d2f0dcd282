package org.lerexchange.schemas;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.acl.AclBinding;
import org.lerexchange.messaging.Topic;
import org.lerexchange.messaging.codec.ConfluentRegistry;
import org.lerexchange.messaging.codec.IncompatibleSchema;
import org.lerexchange.messaging.codec.RegistryUnavailable;
import org.lerexchange.messaging.codec.UnknownSchema;

/**
 * Makes broker and registry ready for the services: topics, their configuration, the subjects' levels and schemas, and,
 * where it is given their passwords, the principals and what each may do. What is there already stays; what differs is
 * corrected; a differing number of partitions is refused, as it is part of the contract. Blocks.
 */
public final class Preparation {

    private static final String LEVEL = "FULL_TRANSITIVE";

    private final Admin admin;
    private final ConfluentRegistry registry;
    private final List<TopicPlan> plans;
    private final Patience patience;
    private final Consumer<String> say;
    private Optional<PrincipalMaking> principals = Optional.empty();
    private int changes;

    /**
     * @param registry with {@code auto.register.schemas}
     * @param partitions of every topic that is divided
     * @param say is told one line for each thing made or changed, and a closing one
     */
    public Preparation(Admin admin, ConfluentRegistry registry, int partitions, Consumer<String> say) {
        this(admin, registry, partitions, new Patience(Patience.USUAL), say);
    }

    Preparation(Admin admin, ConfluentRegistry registry, int partitions, Patience patience, Consumer<String> say) {
        this.admin = admin;
        this.registry = registry;
        this.plans = TopicPlan.all(partitions);
        this.patience = patience;
        this.say = say;
    }

    /** Makes the principals, too; the broker must know passwords and permissions. */
    Preparation withPrincipals(Passwords passwords) {
        principals = Optional.of(new PrincipalMaking(admin, passwords, patience, this::changed));
        return this;
    }

    /**
     * Does all of it, also for the doors that are open; a second run changes nothing.
     *
     * @return how many things were made or changed
     * @throws NotPrepared with a reason in one line
     */
    public int run() {
        changes = 0;
        Set<String> tenants = openDoors();
        List<TopicPlan> all = new ArrayList<>(plans);
        List<Topic<?>> topics = new ArrayList<>(Topics.all());
        Set<AclBinding> permissions = new HashSet<>(Principals.permissions());
        for (String tenant : tenants) {
            all.addAll(TopicPlan.door(tenant));
            topics.addAll(topicsOf(tenant));
            permissions.addAll(Principals.door(tenant));
        }
        make(all, topics);
        Set<String> names = new TreeSet<>(Principals.inside());
        names.addAll(tenants);
        principals.ifPresent(making -> making.exactly(names, permissions));
        close(all.size() + " topics and " + topics.size() + " subjects");
        return changes;
    }

    /**
     * Opens the Kafka door of a tenant: its topics, its principal and what that may do; a second run changes nothing.
     *
     * @return how many things were made or changed
     * @throws NotPrepared with a reason in one line
     */
    public int door(String tenant) {
        changes = 0;
        Principals.checkTenant(tenant);
        make(TopicPlan.door(tenant), topicsOf(tenant));
        principals.ifPresent(making -> making.also(tenant, Principals.door(tenant)));
        close("the door of " + tenant);
        return changes;
    }

    private void make(List<TopicPlan> planned, List<Topic<?>> topics) {
        new TopicMaking(admin, patience, this::changed).make(planned);
        awaitRegistry();
        topics.forEach(this::subject);
    }

    private void close(String what) {
        say.accept("prepared: " + what + (changes == 0 ? ", nothing to do" : ", " + changes + " changes"));
    }

    private static List<Topic<?>> topicsOf(String tenant) {
        return Stream.of(OutsideTopics.values())
                .<Topic<?>>map(family -> family.of(tenant))
                .toList();
    }

    /** The tenants that have a topic. */
    private Set<String> openDoors() {
        Set<String> there =
                patience.await("the broker's topics", admin.listTopics().names());
        Set<String> tenants = new TreeSet<>();
        for (OutsideTopics family : OutsideTopics.values()) {
            there.forEach(topic -> family.tenantOf(topic).ifPresent(tenants::add));
        }
        return tenants;
    }

    private void subject(Topic<?> topic) {
        try {
            boolean held = hold(topic);
            if (!registry.has(topic.subject(), topic.schema())) {
                int id = registry.idOf(topic.subject(), topic.schema());
                changed("subject " + topic.subject() + " registered as id " + id);
            }
            if (!held && !hold(topic)) {
                throw new NotPrepared("expected " + topic.subject() + " to take a level, but the registry refuses it");
            }
        } catch (IncompatibleSchema | UnknownSchema | RegistryUnavailable e) {
            throw new NotPrepared(topic.subject() + ": " + e.getMessage(), e);
        }
    }

    /** Some registries give no level to a subject that has no schema yet. */
    private boolean hold(Topic<?> topic) {
        try {
            if (registry.hold(topic.subject(), LEVEL)) {
                changed("subject " + topic.subject() + " held to " + LEVEL);
            }
            return true;
        } catch (UnknownSchema e) {
            return false;
        }
    }

    private void awaitRegistry() {
        patience.until("the registry answers", () -> {
            try {
                registry.ping();
                return Optional.empty();
            } catch (RegistryUnavailable e) {
                return Optional.of(e);
            }
        });
    }

    private void changed(String line) {
        changes++;
        say.accept(line);
    }
}
