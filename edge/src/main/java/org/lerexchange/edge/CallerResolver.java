package org.lerexchange.edge;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.core.MethodParameter;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.reactive.BindingContext;
import org.springframework.web.reactive.result.method.HandlerMethodArgumentResolver;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Hands the {@link Caller} to a controller; where nobody is signed in, refuses. */
final class CallerResolver implements HandlerMethodArgumentResolver {

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Caller.class;
    }

    @Override
    public Mono<Object> resolveArgument(MethodParameter parameter, BindingContext binding, ServerWebExchange exchange) {
        return exchange.getPrincipal()
                .ofType(JwtAuthenticationToken.class)
                .<Object>map(token -> caller(token.getToken()))
                .switchIfEmpty(Mono.error(() -> Refusal.of(401, "token.missing", "expected a bearer token")));
    }

    static Caller caller(Jwt token) {
        return new Caller(
                Objects.requireNonNull(token.getSubject(), "TokenRules lets no token without sub through"),
                text(token, "tenant"),
                roles(token),
                verifiedEmail(token));
    }

    private static Set<Role> roles(Jwt token) {
        return token.getClaims().get("roles") instanceof List<?> named
                ? named.stream()
                        .flatMap(name -> Role.named(String.valueOf(name)).stream())
                        .collect(Collectors.toUnmodifiableSet())
                : Set.of();
    }

    private static Optional<String> verifiedEmail(Jwt token) {
        return Boolean.TRUE.equals(token.getClaims().get("email_verified")) ? text(token, "email") : Optional.empty();
    }

    private static Optional<String> text(Jwt token, String claim) {
        return token.getClaims().get(claim) instanceof String value && !value.isBlank()
                ? Optional.of(value)
                : Optional.empty();
    }
}
