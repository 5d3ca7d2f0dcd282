package org.lerexchange.schemas;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.lerexchange.messaging.Topic;
import org.lerexchange.messaging.codec.ConfluentRegistry;
import org.lerexchange.messaging.codec.IncompatibleSchema;
import org.lerexchange.messaging.codec.RegistryUnavailable;
import org.lerexchange.messaging.codec.UnknownSchema;

/**
 * Makes broker and registry ready for the services: topics, their configuration, the subjects' levels and schemas. What is
 * there already stays; what differs is corrected; a differing number of partitions is refused, as it is part of the
 * contract. Blocks.
 */
public final class Preparation {

    private static final String LEVEL = "FULL_TRANSITIVE";

    private final Admin admin;
    private final ConfluentRegistry registry;
    private final List<TopicPlan> plans;
    private final Patience patience;
    private final Consumer<String> say;
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

    /**
     * Does all of it; a second run changes nothing.
     *
     * @return how many things were made or changed
     * @throws NotPrepared with a reason in one line
     */
    public int run() {
        changes = 0;
        new TopicMaking(admin, patience, this::changed).make(plans);
        awaitRegistry();
        Topics.all().forEach(this::subject);
        String what = plans.size() + " topics and " + Topics.all().size() + " subjects";
        say.accept("prepared: " + what + (changes == 0 ? ", nothing to do" : ", " + changes + " changes"));
        return changes;
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
