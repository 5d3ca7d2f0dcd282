package org.lerexchange.local.parts;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import kafka.Kafka;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.metadata.storage.Formatter;

/**
 * The broker as a process of its own: {@code BrokerProcess DATA PORT CONTROLLER-PORT}. It formats the folder the first
 * time and then is Kafka.
 */
public final class BrokerProcess {

    private static final int NODE = 1;
    private static final String FORMATTED = "meta.properties";
    private static final String SETTINGS = "server.properties";

    private BrokerProcess() {}

    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]);
        Path data = folder.resolve("log");
        Properties settings = BrokerSettings.of(data, Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2]));
        if (!Files.exists(data.resolve(FORMATTED))) {
            format(data);
        }
        Path file = folder.resolve(SETTINGS);
        LerHome.write(file, settings);
        Kafka.main(new String[] {file.toString()});
    }

    private static void format(Path data) throws Exception {
        Files.createDirectories(data);
        new Formatter()
                .setNodeId(NODE)
                .setClusterId(Uuid.randomUuid().toString())
                .addDirectory(data.toString())
                .setMetadataLogDirectory(data.toString())
                .setControllerListenerName("CONTROLLER")
                .run();
    }
}
