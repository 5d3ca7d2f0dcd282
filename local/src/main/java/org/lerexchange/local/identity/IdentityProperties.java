package org.lerexchange.local.identity;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the identity provider needs to know.
 *
 * @param issuer the {@code iss} of its tokens: its own address, without a slash at the end
 * @param peopleSecret the file from which each person's client secret is derived
 * @param signingKey the file that keeps the key which signs tokens, so that tokens outlive a restart
 * @param tokenLife how long a token is good for
 */
@ConfigurationProperties("ler.identity")
record IdentityProperties(
        URI issuer,
        Path peopleSecret,
        Path signingKey,
        @DefaultValue("1h") Duration tokenLife) {}
