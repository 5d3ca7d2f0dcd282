package org.lerexchange.local.compose;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lerexchange.local.parts.Build;
import org.lerexchange.local.parts.Part;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Each service's own {@code application.yml} under the compose file's environment and command, read by Spring. */
class ServiceSettingsTest {

    private static final String CONFIG = "/run/config/";

    private final ComposeFile compose = ComposeFile.in(Build.found().repository());

    @TempDir
    private Path folder;

    @Configuration(proxyBeanMethods = false)
    static class Nothing {}

    static List<Part> services() {
        return Part.services();
    }

    @ParameterizedTest
    @MethodSource("services")
    void passwordReachesTheServiceFromItsSecretsFile(Part service) throws Exception {
        try (ConfigurableApplicationContext context = started(service)) {
            Environment settings = context.getEnvironment();

            assertThat(settings.getProperty("spring.mongodb.uri"))
                    .isEqualTo(
                            "mongodb://" + service.id() + ":s3cret-_@store:27017/" + service.id() + "?replicaSet=ler");
        }
    }

    @ParameterizedTest
    @MethodSource("services")
    void whatTheContainerIsToldReachesTheServicesOwnSettings(Part service) throws Exception {
        Map<String, String> told = compose.service(service.id()).environment();
        try (ConfigurableApplicationContext context = started(service)) {
            Environment settings = context.getEnvironment();

            assertThat(settings.getProperty("server.address")).isEqualTo("0.0.0.0");
            assertThat(settings.getProperty("server.port")).isEqualTo(told.get("SERVER_PORT"));
            assertThat(settings.getProperty("ler.public-url")).isEqualTo(told.get("LER_PUBLIC_URL"));
            assertThat(settings.getProperty("ler.edge.identity.issuer-uri"))
                    .isEqualTo(told.get("LER_IDENTITY_ISSUERURI"));
            assertThat(settings.getProperty("ler.edge.allowed-origins", String[].class))
                    .hasSize(5);
            assertThat(settings.getProperty("ler.registry.confluent[schema.registry.url]"))
                    .isEqualTo(told.get("REGISTRY_URL"));
            assertThat(settings.getProperty("spring.kafka.bootstrap-servers")).isEqualTo(told.get("KAFKA_BOOTSTRAP"));
            assertThat(settings.getProperty("ler.rail.instance")).isEqualTo(service.id() + "-1");
        }
    }

    private ConfigurableApplicationContext started(Part service) throws Exception {
        Files.writeString(folder.resolve("mongodb-password"), "s3cret-_\n");
        ComposeService container = compose.service(service.id());
        List<String> arguments = new ArrayList<>();
        arguments.add(
                "--spring.config.location=" + SettingsFile.of(service).path().toUri());
        container.environment().forEach((name, value) -> arguments.add("--" + name + "=" + value));
        container.command().forEach(word -> arguments.add(word.replace(CONFIG, folder + "/")));
        assertThat(container.command()).allMatch(word -> word.contains(CONFIG));
        return new SpringApplicationBuilder(Nothing.class)
                .web(WebApplicationType.NONE)
                .bannerMode(Banner.Mode.OFF)
                .logStartupInfo(false)
                .run(arguments.toArray(String[]::new));
    }
}
