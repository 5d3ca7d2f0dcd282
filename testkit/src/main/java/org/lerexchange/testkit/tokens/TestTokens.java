package org.lerexchange.testkit.tokens;

import java.time.Instant;
import java.util.List;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import reactor.core.publisher.Mono;

/** Believes tokens that say themselves what they are: {@code subject~tenant~role+role}; an empty tenant is none. */
public final class TestTokens implements ReactiveJwtDecoder {

    /** A caller's token. */
    public static String token(String subject, String tenant, String... roles) {
        return subject + '~' + tenant + '~' + String.join("+", roles);
    }

    /** The header's value for a caller. */
    public static String bearer(String subject, String tenant, String... roles) {
        return "Bearer " + token(subject, tenant, roles);
    }

    public static String recruiterOf(String employer) {
        return bearer("recruiter", employer, "employer.recruiter");
    }

    @Override
    public Mono<Jwt> decode(String token) {
        String[] parts = token.split("~", -1);
        if (parts.length != 3) {
            return Mono.error(new BadJwtException("expected subject~tenant~roles"));
        }
        Jwt.Builder jwt = Jwt.withTokenValue(token)
                .header("typ", "at+jwt")
                .subject(parts[0])
                .issuedAt(Instant.EPOCH)
                .claim("roles", List.of(parts[2].split("\\+", -1)));
        return Mono.just((parts[1].isEmpty() ? jwt : jwt.claim("tenant", parts[1])).build());
    }
}
