package org.lerexchange.local.identity;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;
import org.lerexchange.local.People;
import org.lerexchange.local.Person;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.security.web.SecurityFilterChain;

/** Wires the authorization server: who its clients are, what its tokens say and which key signs them. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(IdentityProperties.class)
class IdentityConfiguration {

    /** RFC 9068, section 2.1: the type of a JWT that is an access token. */
    private static final String ACCESS_TOKEN_TYPE = "at+jwt";

    @Bean
    PeopleClients peopleClients(IdentityProperties properties) {
        return new PeopleClients(People.ofTheRegion(), properties.peopleSecret(), properties.tokenLife());
    }

    @Bean
    JWKSource<SecurityContext> signingKeys(IdentityProperties properties) {
        return new ImmutableJWKSet<>(new JWKSet(SigningKey.in(properties.signingKey())));
    }

    @Bean
    AuthorizationServerSettings settings(IdentityProperties properties) {
        return AuthorizationServerSettings.builder()
                .issuer(properties.issuer().toString())
                .build();
    }

    @Bean
    SecurityFilterChain authorizationServer(HttpSecurity http) throws Exception {
        return http.oauth2AuthorizationServer(server -> server.oidc(Customizer.withDefaults()))
                .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .build();
    }

    @Bean
    OAuth2TokenCustomizer<JwtEncodingContext> claims(PeopleClients people) {
        return token -> {
            if (OAuth2TokenType.ACCESS_TOKEN.equals(token.getTokenType())) {
                token.getJwsHeader().type(ACCESS_TOKEN_TYPE);
                say(token, people.person(token.getRegisteredClient().getClientId()));
            }
        };
    }

    private static void say(JwtEncodingContext token, Person person) {
        token.getClaims().audience(Audiences.of(person.roles())).claim("roles", person.roles());
        if (!person.tenant().isEmpty()) {
            token.getClaims().claim("tenant", person.tenant());
        }
        if (!person.email().isEmpty()) {
            token.getClaims().claim("email", person.email()).claim("email_verified", true);
        }
    }

    /** The clients' secrets are random and derived anew each time, so they are compared as they are. */
    @Bean
    PasswordEncoder secretsAsTheyAre() {
        return new PasswordEncoder() {
            @Override
            public @Nullable String encode(@Nullable CharSequence raw) {
                return raw == null ? null : raw.toString();
            }

            @Override
            public boolean matches(@Nullable CharSequence raw, @Nullable String encoded) {
                return raw != null
                        && encoded != null
                        && MessageDigest.isEqual(
                                raw.toString().getBytes(StandardCharsets.UTF_8),
                                encoded.getBytes(StandardCharsets.UTF_8));
            }
        };
    }
}
