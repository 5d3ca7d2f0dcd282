package org.lerexchange.edge;

import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.lerexchange.messaging.Database;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.http.codec.CodecCustomizer;
import org.springframework.boot.jackson.autoconfigure.JsonFactoryBuilderCustomizer;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.context.NoOpServerSecurityContextRepository;
import org.springframework.security.web.server.firewall.ServerExchangeRejectedHandler;
import org.springframework.web.reactive.config.WebFluxConfigurer;
import org.springframework.web.reactive.result.method.annotation.ArgumentResolverConfigurer;
import tools.jackson.databind.json.JsonMapper;

/** Wires the edge into a service: by being on its class path, with {@code ler.edge} set. */
@AutoConfiguration(
        beforeName = {
            "org.springframework.boot.security.autoconfigure.web.reactive.ReactiveWebSecurityAutoConfiguration",
            "org.springframework.boot.security.autoconfigure.actuate.web.reactive.ReactiveManagementWebSecurityAutoConfiguration",
            "org.springframework.boot.security.oauth2.server.resource.autoconfigure.reactive.ReactiveOAuth2ResourceServerAutoConfiguration",
            "org.springframework.boot.security.oauth2.server.resource.autoconfigure.web.reactive.ReactiveOAuth2ResourceServerWebSecurityAutoConfiguration"
        })
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.REACTIVE)
@EnableConfigurationProperties(EdgeProperties.class)
class EdgeConfiguration {

    private static final String[] WATCHERS = {"/actuator/health", "/actuator/health/**", "/actuator/prometheus"};

    @Bean
    JsonFactoryBuilderCustomizer strictJsonFactory() {
        return StrictJson::factory;
    }

    @Bean
    JsonMapperBuilderCustomizer strictJsonMapper() {
        return StrictJson::mapper;
    }

    @Bean
    CodecCustomizer bodyLimitOfCodecs(EdgeProperties edge) {
        return codecs -> codecs.defaultCodecs()
                .maxInMemorySize((int) edge.limits().largestBody().toBytes());
    }

    @Bean
    CodecCustomizer eventsTogether(ObjectProvider<JsonMapper> json) {
        return codecs -> json.ifAvailable(mapper -> codecs.customCodecs().register(new EventWriter(mapper)));
    }

    @Bean
    BodyLimitFilter bodyLimitFilter(EdgeProperties edge) {
        return new BodyLimitFilter(edge.limits());
    }

    @Bean
    KeepReading keepReading() {
        return new KeepReading();
    }

    @Bean
    ProblemHandler problemHandler(JsonMapper json) {
        return new ProblemHandler(json, () -> UUID.randomUUID().toString());
    }

    /** Paths and headers that Spring Security lets no chain see: control characters, encoded slashes, path parameters. */
    @Bean
    ServerExchangeRejectedHandler oddRequests(ProblemHandler problems) {
        return (exchange, rejected) -> problems.handle(
                exchange, Refusal.badRequest("request.malformed", "expected a path and headers of plain characters"));
    }

    @Bean
    IdempotencyFilter idempotencyFilter(
            EdgeProperties edge,
            ObjectProvider<Database> database,
            ObjectProvider<Clock> clock,
            ProblemHandler problems) {
        Optional<IdempotencyKeys> keys = Optional.ofNullable(database.getIfAvailable())
                .map(store -> new IdempotencyKeys(
                        store.open("edge-idempotency"),
                        edge.limits(),
                        clock.getIfAvailable(Clock::systemUTC),
                        () -> UUID.randomUUID().toString()));
        return new IdempotencyFilter(keys, edge.limits(), problems);
    }

    @Bean
    WebFluxConfigurer callerAsArgument() {
        return new WebFluxConfigurer() {
            @Override
            public void configureArgumentResolvers(ArgumentResolverConfigurer resolvers) {
                resolvers.addCustomResolver(new CallerResolver());
            }
        };
    }

    @Bean
    @ConditionalOnMissingBean
    ReactiveJwtDecoder tokens(EdgeProperties edge, ObjectProvider<Clock> clock) {
        return TokenRules.decoder(edge, clock.getIfAvailable(Clock::systemUTC));
    }

    /** The last chain: rooms with sign-in pages put theirs before it, for their own paths. */
    @Bean
    @Order(Ordered.LOWEST_PRECEDENCE)
    SecurityWebFilterChain bearerTokens(
            ServerHttpSecurity http,
            ReactiveJwtDecoder tokens,
            ObjectProvider<PublicPaths> publicPaths,
            ProblemHandler problems) {
        String[] open = Stream.concat(
                        Stream.of(WATCHERS), publicPaths.stream().flatMap(paths -> paths.patterns().stream()))
                .toArray(String[]::new);
        return http.csrf(ServerHttpSecurity.CsrfSpec::disable)
                .httpBasic(ServerHttpSecurity.HttpBasicSpec::disable)
                .formLogin(ServerHttpSecurity.FormLoginSpec::disable)
                .logout(ServerHttpSecurity.LogoutSpec::disable)
                .securityContextRepository(NoOpServerSecurityContextRepository.getInstance())
                .authorizeExchange(doors ->
                        doors.pathMatchers(open).permitAll().anyExchange().authenticated())
                .exceptionHandling(
                        no -> no.authenticationEntryPoint(problems::handle).accessDeniedHandler(problems::handle))
                .oauth2ResourceServer(bearer -> bearer.authenticationEntryPoint(problems::handle)
                        .accessDeniedHandler(problems::handle)
                        .jwt(jwt -> jwt.jwtDecoder(tokens)))
                .build();
    }

    @Bean
    OutboundGuard outboundGuard(EdgeProperties edge) {
        return new OutboundGuard(
                edge.allowedOrigins(),
                edge.limits().outboundTime(),
                edge.limits().outboundAnswer());
    }

    @Bean
    StateController stateController(ObjectProvider<ReadModel> models) {
        return new StateController(models.orderedStream().toList());
    }
}
