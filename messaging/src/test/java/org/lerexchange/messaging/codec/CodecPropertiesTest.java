package org.lerexchange.messaging.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class CodecPropertiesTest {

    private static CodecProperties bound(Map<String, String> settings) {
        return new Binder(new MapConfigurationPropertySource(settings))
                .bind("ler.registry", CodecProperties.class)
                .get();
    }

    @Test
    void confluentsKeysAreTakenAsTheyAre() {
        CodecProperties properties = bound(Map.of(
                "ler.registry.confluent.schema.registry.url", "http://a:1/, http://b:2",
                "ler.registry.confluent.auto.register.schemas", "true",
                "ler.registry.confluent.basic.auth.user.info", "who:what",
                "ler.registry.confluent.specific.avro.reader", "true",
                "ler.registry.cache", "kept/registry"));

        assertThat(properties.urls()).containsExactly(URI.create("http://a:1"), URI.create("http://b:2"));
        assertThat(properties.autoRegister()).isTrue();
        assertThat(properties.useLatest()).isFalse();
        assertThat(properties.setting("basic.auth.user.info")).contains("who:what");
        assertThat(properties.cache()).hasToString("kept/registry");
        assertThat(properties.answerTimeout()).isEqualTo(Duration.ofSeconds(5));
        assertThat(properties).hasToString("CodecProperties[http://a:1/, http://b:2, cache=kept/registry]");
    }

    @Test
    void withoutAnAddressThereIsNoRegistry() {
        assertThatThrownBy(() -> CodecProperties.at(" , ")).hasMessageContaining("schema.registry.url");
    }
}
