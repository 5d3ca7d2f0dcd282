package org.lerexchange.local.parts;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import kafka.Kafka;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.metadata.storage.Formatter;
import org.lerexchange.schemas.Principals;

/**
 * The broker as a process of its own: {@code BrokerProcess DATA PORT CONTROLLER-PORT PASSWORD-FILE}. It formats the folder
 * the first time, with the administrator whose password that is, and then is Kafka.
 */
public final class BrokerProcess {

    private static final int NODE = 1;
    private static final String FORMATTED = "meta.properties";
    private static final String SETTINGS = "server.properties";
    private static final String HAS_ADMINISTRATOR = "administrator";

    private BrokerProcess() {}

    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]);
        Path data = folder.resolve("log");
        int port = Integer.parseInt(arguments[1]);
        String password = KafkaAccess.read(Path.of(arguments[3]));
        Properties settings = BrokerSettings.of(data, port, Integer.parseInt(arguments[2]), password);
        FirstAdministrator administrator = new FirstAdministrator(password, port, folder.resolve(HAS_ADMINISTRATOR));
        if (!Files.exists(data.resolve(FORMATTED))) {
            format(data, password);
            administrator.rememberThatItIsThere();
        } else if (!Files.exists(administrator.mark())) {
            BrokerSettings.letInWithoutUsers(settings, password);
            Thread.ofPlatform().daemon().name("administrator").start(administrator);
        }
        Path file = folder.resolve(SETTINGS);
        LerHome.write(file, settings);
        Kafka.main(new String[] {file.toString()});
    }

    private static void format(Path data, String password) throws Exception {
        Files.createDirectories(data);
        new Formatter()
                .setNodeId(NODE)
                .setClusterId(Uuid.randomUuid().toString())
                .addDirectory(data.toString())
                .setMetadataLogDirectory(data.toString())
                .setControllerListenerName("CONTROLLER")
                .setScramArguments(List.of("SCRAM-SHA-256=[name=" + Principals.ADMIN + ",password=" + password + "]"))
                .run();
    }
}
