package org.lerexchange.edge;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.net.URI;
import java.util.Optional;
import org.springframework.http.HttpStatus;

/**
 * The body of every answer that is a "no": problem details of RFC 9457 §3.1, with our extension members (§3.2).
 *
 * @param type {@code urn:ler:problem:} and the code
 * @param title the status in words
 * @param code stable; callers branch on it
 * @param field the field or parameter it is about
 * @param rule the rule or clause that refuses
 * @param errorId what to quote to an operator
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record Problem(
        URI type,
        String title,
        int status,
        String detail,
        String code,
        Optional<String> field,
        Optional<String> rule,
        String errorId) {

    /** The media type, RFC 9457 §6.1. */
    public static final String MEDIA_TYPE = "application/problem+json";

    static Problem of(Refusal refusal, String errorId) {
        HttpStatus known = HttpStatus.resolve(refusal.status());
        return new Problem(
                URI.create("urn:ler:problem:" + refusal.code()),
                known == null ? "Refused" : known.getReasonPhrase(),
                refusal.status(),
                refusal.detail(),
                refusal.code(),
                refusal.field(),
                refusal.rule(),
                errorId);
    }
}
