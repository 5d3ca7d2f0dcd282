package org.lerexchange.edge;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.lerexchange.messaging.BrokenContract;
import org.lerexchange.messaging.TakenElsewhere;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.http.HttpStatusCode;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.server.MissingRequestValueException;
import org.springframework.web.server.ServerWebInputException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** What each error means to a caller; empty where it is our fault and the caller is told nothing of it. */
final class Refusals {

    private static final int DEEPEST_CAUSE = 16;
    private static final int LONGEST_FIELD = 200;
    private static final Duration PASSING_FAULT = Duration.ofSeconds(1);

    private Refusals() {}

    static Optional<Refusal> of(Throwable error) {
        return causes(error)
                .<Optional<Refusal>>map(Refusals::ofOne)
                .flatMap(Optional::stream)
                .findFirst()
                .or(() -> ofStatus(error));
    }

    private static Optional<Refusal> ofOne(Throwable error) {
        return Optional.ofNullable(
                switch (error) {
                    case Refusal refusal -> refusal;
                    case JacksonException json -> ofJson(json);
                    case DataBufferLimitException _ -> Refusal.of(413, "body.too-large", "expected a smaller body");
                    case MissingRequestValueException missing ->
                        Refusal.badRequest("request.missing", "expected a value that is missing")
                                .at(missing.getName());
                    case TakenElsewhere _ ->
                        Refusal.conflict("value.taken", "expected a value of its own, but another has it");
                    case BrokenContract broken
                    when broken.code().equals(BrokenContract.TOO_LARGE) ->
                        Refusal.unprocessable("event.too-large", "expected less in one request than came");
                    case AuthenticationServiceException _ ->
                        Refusal.of(503, "identity.out-of-reach", "expected the identity provider to answer")
                                .again(PASSING_FAULT);
                    case InvalidBearerTokenException _ ->
                        Refusal.of(
                                401, "token.refused", "expected a token that is ours, for this service, and in time");
                    case AuthenticationException _ -> Refusal.of(401, "token.missing", "expected a bearer token");
                    case AccessDeniedException _ ->
                        Refusal.forbidden("access.denied", "expected a caller who may do this");
                    default -> null;
                });
    }

    private static Refusal ofJson(JacksonException error) {
        return switch (error) {
            case UnrecognizedPropertyException unknown ->
                Refusal.badRequest("json.unknown-property", "expected only known properties, but came another")
                        .at(field(unknown.getPath()));
            case PlainText.Unsafe unsafe ->
                Refusal.badRequest("text.unsafe", "expected text without control characters and hidden marks")
                        .at(field(unsafe.getPath()));
            case StreamConstraintsException _ ->
                Refusal.badRequest("json.limit", "expected JSON within the limits of depth, length and count");
            case StreamReadException twice
            when String.valueOf(twice.getOriginalMessage()).startsWith("Duplicate ") ->
                Refusal.badRequest(
                        "json.duplicate-key", "expected every name once in an object, but one is there twice");
            case MismatchedInputException mismatch ->
                Refusal.badRequest("json.mismatch", "expected a value of another kind")
                        .at(field(mismatch.getPath()));
            case StreamReadException _ -> Refusal.badRequest("json.malformed", "expected well-formed JSON");
            default ->
                Refusal.badRequest("json.mismatch", "expected a value that is allowed here")
                        .at(field(error.getPath()));
        };
    }

    private static String field(List<JacksonException.Reference> path) {
        String named = path.stream()
                .map(step -> step.getPropertyName() == null ? "[" + step.getIndex() + "]" : step.getPropertyName())
                .collect(Collectors.joining("."));
        return named.length() <= LONGEST_FIELD ? named : named.substring(0, LONGEST_FIELD);
    }

    private static Optional<Refusal> ofStatus(Throwable error) {
        if (!(error instanceof ErrorResponse response)) {
            return Optional.empty();
        }
        HttpStatusCode status = response.getStatusCode();
        if (!status.is4xxClientError()) {
            return Optional.empty();
        }
        return Optional.of(
                error instanceof ServerWebInputException
                        ? Refusal.badRequest("request.malformed", "expected a request in the form of this door")
                        : Refusal.of(
                                status.value(), "http." + status.value(), "expected another request at this path"));
    }

    private static Stream<Throwable> causes(Throwable error) {
        return Stream.<Throwable>iterate(error, cause -> cause != null, Throwable::getCause)
                .limit(DEEPEST_CAUSE);
    }
}
