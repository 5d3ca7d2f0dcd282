package org.lerexchange.local.compose;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import kafka.server.KafkaConfig;
import org.apache.kafka.server.config.AbstractKafkaConfig;
import org.junit.jupiter.api.Test;
import org.lerexchange.local.compose.demo.ComposeStory;
import org.lerexchange.local.parts.BrokerSettings;
import org.lerexchange.local.parts.Build;
import org.lerexchange.local.parts.Part;
import scala.jdk.javaapi.CollectionConverters;

/** What stands beside the services: images, Kafka, the store and Prometheus. */
class ComposeSurroundingsTest {

    private static final Path REPOSITORY = Build.found().repository();

    private final ComposeFile compose = ComposeFile.in(REPOSITORY);

    @Test
    void everyImageHasAnExactTagAndStandsInOnePlace() throws Exception {
        Map<String, String> images = compose.images();
        String version = version("<artifactId>ler-exchange</artifactId>\\s*<version>([^<]+)<");

        assertThat(images.values())
                .allMatch(image -> image.matches("[a-z0-9./-]+:v?\\d+\\.\\d+\\.\\d+[A-Za-z0-9._-]*"));
        for (String name : compose.serviceNames()) {
            String image = compose.service(name).image();
            assertThat(images.containsValue(image) || image.matches("ler/[a-z]+:" + Pattern.quote(version)))
                    .as(name + " runs " + image)
                    .isTrue();
        }
        assertThat(Files.readString(REPOSITORY.resolve("deploy/Dockerfile")).lines())
                .filteredOn(line -> line.startsWith("FROM"))
                .allMatch(line -> line.matches("FROM (\\$\\{(JDK|JRE)_IMAGE}|build|runtime) AS [a-z]+"));
    }

    @Test
    void imagesRunAsNobodyInParticularAndTheStoryByItsOwnClass() throws Exception {
        String dockerfile = Files.readString(REPOSITORY.resolve("deploy/Dockerfile"));

        assertThat(dockerfile).containsOnlyOnce("USER 10001:10001").doesNotContain("USER root");
        assertThat(dockerfile).contains("\"" + ComposeStory.class.getName() + "\"");
        assertThat(Files.readString(REPOSITORY.resolve("deploy/Dockerfile.dockerignore"))
                        .lines())
                .contains("deploy/secrets", ".ler", ".git");
    }

    @Test
    void kafkaIsTheVersionOfOurClientsAndJavaOfOurCompiler() throws Exception {
        assertThat(compose.images())
                .containsEntry("kafka", "apache/kafka:" + version("<kafka.version>([^<]+)<"))
                .hasEntrySatisfying("jre", image -> assertThat(image).contains(":25."))
                .hasEntrySatisfying("jdk", image -> assertThat(image).contains(":25."));
    }

    @Test
    void kafkaKnowsEveryOneOfItsSettings() {
        Map<String, String> settings = kafkaSettings();

        assertThat(AbstractKafkaConfig.CONFIG_DEF.names()).containsAll(settings.keySet());
    }

    @Test
    void kafkaTakesItsSettingsTogether() {
        Properties settings = new Properties();
        settings.putAll(kafkaSettings());

        KafkaConfig kafka = KafkaConfig.fromProps(settings);

        String inside = compose.service("issuer").environment().get("KAFKA_BOOTSTRAP");
        assertThat(CollectionConverters.asJava(kafka.effectiveAdvertisedBrokerListeners()))
                .extracting(listener -> listener.host() + ":" + listener.port())
                .containsExactlyInAnyOrder(inside, "127.0.0.1:" + Part.KAFKA.defaultPort());
    }

    @Test
    void kafkaIsAsSafeOnOneNodeAsInLocal() {
        Properties local = BrokerSettings.of(Path.of("data"), Part.KAFKA.defaultPort(), 1, "password");
        Map<String, String> settings = kafkaSettings();

        assertThat(local.stringPropertyNames())
                .filteredOn(name -> name.endsWith("replication.factor")
                        || name.endsWith("min.isr")
                        || name.startsWith("auto.")
                        || name.equals("min.insync.replicas"))
                .isNotEmpty()
                .allSatisfy(name -> assertThat(settings).containsEntry(name, local.getProperty(name)));
    }

    /** The image's own rule: {@code KAFKA_A_B} is {@code a.b}. */
    private Map<String, String> kafkaSettings() {
        return compose.service("kafka").environment().entrySet().stream()
                .filter(entry -> entry.getKey().startsWith("KAFKA_"))
                .collect(Collectors.toMap(
                        entry -> entry.getKey()
                                .substring("KAFKA_".length())
                                .replace('_', '.')
                                .toLowerCase(Locale.ROOT),
                        Map.Entry::getValue));
    }

    @Test
    void prometheusAsksEveryService() throws Exception {
        String text = Files.readString(REPOSITORY.resolve("deploy/prometheus/prometheus.yml"));
        Section job = Section.of(
                ComposeFile.parse(text).document().items("scrape_configs").getFirst());

        assertThat(job.text("metrics_path")).hasValue("/actuator/prometheus");
        assertThat(Section.of(job.items("static_configs").getFirst()).texts("targets"))
                .containsExactlyElementsOf(Part.services().stream()
                        .map(service -> service.id() + ":" + service.defaultPort())
                        .toList());
    }

    @Test
    void storeHasAUserForEveryService() throws Exception {
        String script = Files.readString(REPOSITORY.resolve("deploy/mongo/users.js"));
        String services = Part.services().stream()
                .map(service -> '"' + service.id() + '"')
                .collect(Collectors.joining(", "));

        assertThat(script).contains("const services = [" + services + "];");
        assertThat(compose.service("store-init").secrets().values())
                .containsAll(Part.services().stream()
                        .map(service -> service.id() + "-store")
                        .toList());
    }

    private static String version(String pattern) throws Exception {
        Matcher matcher = Pattern.compile(pattern).matcher(Files.readString(REPOSITORY.resolve("pom.xml")));
        assertThat(matcher.find()).as(pattern).isTrue();
        return matcher.group(1);
    }
}
