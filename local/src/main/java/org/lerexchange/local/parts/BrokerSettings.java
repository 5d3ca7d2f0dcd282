package org.lerexchange.local.parts;

import java.nio.file.Path;
import java.util.Properties;

/**
 * The settings of the one Kafka broker: who may connect how, and what makes a single node safe and quick to restart.
 * Listeners are said here and nowhere else.
 */
public final class BrokerSettings {

    private static final String PROTOCOL = "PLAINTEXT";
    private static final String CONTROLLER = "CONTROLLER";
    private static final String NODE = "1";

    private BrokerSettings() {}

    /**
     * The settings of a node that is broker and controller.
     *
     * @param controllerPort any free port: the node talks to itself there, and may on another one next time
     */
    public static Properties of(Path data, int port, int controllerPort) {
        Properties settings = new Properties();
        node(settings, data);
        listeners(settings, port, controllerPort);
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
        settings.setProperty("listeners", PROTOCOL + "://" + broker + "," + CONTROLLER + "://" + controller);
        settings.setProperty("advertised.listeners", PROTOCOL + "://" + broker);
        settings.setProperty("controller.listener.names", CONTROLLER);
        settings.setProperty("controller.quorum.voters", NODE + "@" + controller);
        settings.setProperty("listener.security.protocol.map", CONTROLLER + ":PLAINTEXT," + PROTOCOL + ":PLAINTEXT");
        settings.setProperty("inter.broker.listener.name", PROTOCOL);
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
