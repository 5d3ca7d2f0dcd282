package org.lerexchange.edge;

import java.time.Duration;
import java.util.Optional;

/**
 * An expected "no" at an HTTP door, answered as a {@link Problem}. The detail says what was expected and what came, and
 * no name, claim, token or key.
 */
public final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final int status;
    private final String code;
    private final transient Optional<String> field;
    private final transient Optional<String> rule;
    private final transient Optional<Duration> retryAfter;

    private Refusal(
            int status,
            String code,
            String detail,
            Optional<String> field,
            Optional<String> rule,
            Optional<Duration> retryAfter) {
        super(detail, null, false, false);
        this.status = status;
        this.code = code;
        this.field = field;
        this.rule = rule;
        this.retryAfter = retryAfter;
    }

    /**
     * A refusal with a status of its own.
     *
     * @param code stable: callers branch on it; {@code noun.adjective}
     */
    public static Refusal of(int status, String code, String detail) {
        if (status < 400 || status > 599) {
            throw new IllegalArgumentException("expected a status from 400 to 599, but came " + status);
        }
        return new Refusal(status, code, detail, Optional.empty(), Optional.empty(), Optional.empty());
    }

    public static Refusal badRequest(String code, String detail) {
        return of(400, code, detail);
    }

    public static Refusal forbidden(String code, String detail) {
        return of(403, code, detail);
    }

    /** One answer for what never was and for what is another tenant's. */
    public static Refusal notFound() {
        return of(404, "object.unknown", "expected something that exists for this caller, but there is nothing");
    }

    public static Refusal conflict(String code, String detail) {
        return of(409, code, detail);
    }

    public static Refusal unprocessable(String code, String detail) {
        return of(422, code, detail);
    }

    /** The same, about one field of the request. */
    public Refusal at(String name) {
        return new Refusal(status, code, detail(), Optional.of(name), rule, retryAfter);
    }

    /** The same, by a named rule or clause. */
    public Refusal by(String clause) {
        return new Refusal(status, code, detail(), field, Optional.of(clause), retryAfter);
    }

    /** The same, for a caller who may come again. */
    public Refusal again(Duration after) {
        return new Refusal(status, code, detail(), field, rule, Optional.of(after));
    }

    public int status() {
        return status;
    }

    public String code() {
        return code;
    }

    public Optional<String> field() {
        return field;
    }

    public Optional<String> rule() {
        return rule;
    }

    public Optional<Duration> retryAfter() {
        return retryAfter;
    }

    public String detail() {
        return String.valueOf(getMessage());
    }
}
