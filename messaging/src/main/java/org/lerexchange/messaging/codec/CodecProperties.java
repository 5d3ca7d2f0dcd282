package org.lerexchange.messaging.codec;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the registry is reached, with Confluent's own configuration keys.
 *
 * @param confluent {@code schema.registry.url} (several, with commas), {@code basic.auth.user.info},
 *     {@code bearer.auth.token}, {@code auto.register.schemas}, {@code use.latest.version}; other keys are let be
 * @param cache a folder that keeps what was learnt, so that a start does without the registry; none if absent
 * @param connectTimeout how long one connection may take
 * @param answerTimeout how long one answer may take
 */
@ConfigurationProperties("ler.registry")
public record CodecProperties(
        Map<String, String> confluent,
        @Nullable Path cache,
        @DefaultValue("2s") Duration connectTimeout,
        @DefaultValue("5s") Duration answerTimeout) {

    static final String URL = "schema.registry.url";
    static final String BASIC = "basic.auth.user.info";
    static final String BEARER = "bearer.auth.token";
    static final String AUTO_REGISTER = "auto.register.schemas";
    static final String USE_LATEST = "use.latest.version";

    public CodecProperties {
        confluent = Map.copyOf(confluent);
        if (urls(confluent).isEmpty()) {
            throw new IllegalArgumentException("expected ler.registry.confluent." + URL + ", but none came");
        }
        if (connectTimeout.isNegative() || answerTimeout.isNegative() || answerTimeout.isZero()) {
            throw new IllegalArgumentException("expected timeouts above zero for the registry");
        }
    }

    /** A registry at these addresses, with nothing kept on disk and the default timeouts. */
    public static CodecProperties at(String urls) {
        return new CodecProperties(Map.of(URL, urls), null, Duration.ofSeconds(2), Duration.ofSeconds(5));
    }

    /** The same with one of Confluent's keys set. */
    public CodecProperties with(String key, String value) {
        Map<String, String> more = new HashMap<>(confluent);
        more.put(key, value);
        return new CodecProperties(more, cache, connectTimeout, answerTimeout);
    }

    /** The same with a cache on disk. */
    public CodecProperties keptIn(Path folder) {
        return new CodecProperties(confluent, folder, connectTimeout, answerTimeout);
    }

    List<URI> urls() {
        return urls(confluent);
    }

    boolean autoRegister() {
        return Boolean.parseBoolean(confluent.getOrDefault(AUTO_REGISTER, "false"));
    }

    boolean useLatest() {
        return Boolean.parseBoolean(confluent.getOrDefault(USE_LATEST, "false"));
    }

    Optional<String> setting(String key) {
        return Optional.ofNullable(confluent.get(key));
    }

    private static List<URI> urls(Map<String, String> confluent) {
        return Arrays.stream(confluent.getOrDefault(URL, "").split(",", -1))
                .map(String::strip)
                .filter(url -> !url.isEmpty())
                .map(url -> URI.create(url.endsWith("/") ? url.substring(0, url.length() - 1) : url))
                .toList();
    }

    /** Without the credentials. */
    @Override
    public String toString() {
        return "CodecProperties[" + confluent.get(URL) + ", cache=" + cache + "]";
    }
}
