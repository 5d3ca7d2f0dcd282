package org.lerexchange.edge;

import io.netty.channel.ChannelOption;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.JwtTypeValidator;
import org.springframework.security.oauth2.jwt.NimbusReactiveJwtDecoder;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.netty.http.client.HttpClient;

/** Which tokens are believed: access tokens of RFC 9068 §4, from one issuer, for this service, in time. */
final class TokenRules {

    /** How far the provider's clock and ours may be apart. */
    static final Duration SKEW = Duration.ofSeconds(60);

    /** For the provider's discovery document and its keys. */
    private static final Duration KEYS_TIMEOUT = Duration.ofSeconds(5);

    private TokenRules() {}

    /** Finds the provider's keys at the first token, so that a service starts while the provider is down. */
    static ReactiveJwtDecoder decoder(EdgeProperties edge, Clock clock) {
        String issuer = edge.identity().issuerUri().toString();
        NimbusReactiveJwtDecoder decoder = NimbusReactiveJwtDecoder.withIssuerLocation(issuer)
                .jwsAlgorithms(algorithms -> {
                    algorithms.clear();
                    algorithms.add(SignatureAlgorithm.RS256);
                    algorithms.add(SignatureAlgorithm.ES256);
                })
                .validateType(false)
                .webClient(WebClient.builder()
                        .clientConnector(new ReactorClientHttpConnector(boundedClient()))
                        .build())
                .build();
        decoder.setJwtValidator(rules(issuer, edge.audience(), clock));
        return decoder;
    }

    static OAuth2TokenValidator<Jwt> rules(String issuer, String audience, Clock clock) {
        JwtTimestampValidator time = new JwtTimestampValidator(SKEW);
        time.setClock(clock);
        time.setAllowEmptyExpiryClaim(false);
        return new DelegatingOAuth2TokenValidator<>(
                time,
                new JwtIssuerValidator(issuer),
                new JwtTypeValidator("at+jwt", "application/at+jwt"),
                new JwtClaimValidator<List<String>>("aud", to -> to != null && to.contains(audience)),
                new JwtClaimValidator<String>("sub", subject -> subject != null && !subject.isBlank()));
    }

    private static HttpClient boundedClient() {
        return HttpClient.create()
                .followRedirect(false)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, (int) KEYS_TIMEOUT.toMillis())
                .responseTimeout(KEYS_TIMEOUT);
    }
}
