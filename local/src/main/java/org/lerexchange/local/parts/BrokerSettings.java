package org.lerexchange.local.parts;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Properties;
import org.lerexchange.schemas.Principals;

/**
 * The settings of the one Kafka broker: who may connect how, and what makes a single node safe and quick to restart.
 * Listeners are said here and nowhere else.
 */
public final class BrokerSettings {

    private static final String CLIENTS = "CLIENTS";
    private static final String CONTROLLER = "CONTROLLER";
    private static final String NODE = "1";
    private static final String SCRAM = "SCRAM-SHA-256";
    private static final String PLAIN = "PLAIN";

    private BrokerSettings() {}

    /**
     * The settings of a node that is broker and controller.
     *
     * @param controllerPort any free port: the node talks to itself there, and may on another one next time
     * @param password the administrator's; the node logs in with it at itself
     */
    public static Properties of(Path data, int port, int controllerPort, String password) {
        Properties settings = new Properties();
        node(settings, data);
        listeners(settings, port, controllerPort);
        principals(settings, password);
        singleReplica(settings);
        quickRestart(settings);
        small(settings);
        return settings;
    }

    private static void node(Properties settings, Path data) {
        settings.setProperty("process.roles", "broker,controller");
        settings.setProperty("node.id", NODE);
        settings.setProperty("log.dirs", data.toString());
        settings.setProperty("auto.create.topics.enable", "false");
    }

    private static void listeners(Properties settings, int port, int controllerPort) {
        String broker = LerHome.HOST + ":" + port;
        String controller = LerHome.HOST + ":" + controllerPort;
        settings.setProperty("listeners", CLIENTS + "://" + broker + "," + CONTROLLER + "://" + controller);
        settings.setProperty("advertised.listeners", CLIENTS + "://" + broker);
        settings.setProperty("controller.listener.names", CONTROLLER);
        settings.setProperty("controller.quorum.voters", NODE + "@" + controller);
        settings.setProperty(
                "listener.security.protocol.map", CONTROLLER + ":SASL_PLAINTEXT," + CLIENTS + ":SASL_PLAINTEXT");
        settings.setProperty("inter.broker.listener.name", CLIENTS);
    }

    /**
     * Nobody is let in without a password, and whoever is may do only what was permitted. The node's own door takes the
     * administrator by a password that stands here, as the users are not known before the node can be asked.
     */
    private static void principals(Properties settings, String password) {
        String client = "listener.name." + CLIENTS.toLowerCase(Locale.ROOT) + ".";
        String controller = "listener.name." + CONTROLLER.toLowerCase(Locale.ROOT) + ".";
        settings.setProperty("sasl.enabled.mechanisms", SCRAM);
        settings.setProperty("sasl.mechanism.inter.broker.protocol", SCRAM);
        settings.setProperty(
                client + "scram-sha-256.sasl.jaas.config",
                String.valueOf(Principals.login(Principals.ADMIN, password).get("sasl.jaas.config")));
        settings.setProperty("sasl.mechanism.controller.protocol", PLAIN);
        settings.setProperty(controller + "sasl.enabled.mechanisms", PLAIN);
        settings.setProperty(controller + "plain.sasl.jaas.config", plainServer(password));
        settings.setProperty("authorizer.class.name", "org.apache.kafka.metadata.authorizer.StandardAuthorizer");
        settings.setProperty("super.users", "User:" + Principals.ADMIN);
        settings.setProperty("allow.everyone.if.no.acl.found", "false");
    }

    /** Lets the administrator in by the password that stands here, as long as the node does not know any user. */
    static void letInWithoutUsers(Properties settings, String password) {
        settings.setProperty("sasl.enabled.mechanisms", SCRAM + "," + PLAIN);
        settings.setProperty(
                "listener.name." + CLIENTS.toLowerCase(Locale.ROOT) + ".plain.sasl.jaas.config", plainServer(password));
    }

    private static String plainServer(String password) {
        return plainLogin(password) + " user_" + Principals.ADMIN + "=\"" + password + "\";";
    }

    /** The administrator at the node's own door; without the semicolon that ends it. */
    static String plainLogin(String password) {
        return "org.apache.kafka.common.security.plain.PlainLoginModule required username=\"" + Principals.ADMIN
                + "\" password=\"" + password + "\"";
    }

    private static void singleReplica(Properties settings) {
        for (String topic : new String[] {"offsets.topic", "transaction.state.log", "share.coordinator.state.topic"}) {
            settings.setProperty(topic + ".replication.factor", "1");
        }
        settings.setProperty("transaction.state.log.min.isr", "1");
        settings.setProperty("share.coordinator.state.topic.min.isr", "1");
        settings.setProperty("min.insync.replicas", "1");
        settings.setProperty("default.replication.factor", "1");
        settings.setProperty("group.initial.rebalance.delay.ms", "0");
    }

    /** After a kill the broker is back in under five seconds instead of twelve. */
    private static void quickRestart(Properties settings) {
        settings.setProperty("broker.session.timeout.ms", "2000");
        settings.setProperty("broker.heartbeat.interval.ms", "250");
        settings.setProperty("controller.quorum.election.timeout.ms", "500");
        settings.setProperty("controller.quorum.fetch.timeout.ms", "1000");
    }

    /** A few threads and small internal topics are enough for four clients. */
    private static void small(Properties settings) {
        settings.setProperty("offsets.topic.num.partitions", "4");
        settings.setProperty("transaction.state.log.num.partitions", "4");
        settings.setProperty("share.coordinator.state.topic.num.partitions", "4");
        settings.setProperty("num.network.threads", "2");
        settings.setProperty("num.io.threads", "4");
        settings.setProperty("num.recovery.threads.per.data.dir", "1");
        settings.setProperty("log.cleaner.dedupe.buffer.size", "16777216");
        settings.setProperty("log.index.size.max.bytes", "1048576");
    }
}
