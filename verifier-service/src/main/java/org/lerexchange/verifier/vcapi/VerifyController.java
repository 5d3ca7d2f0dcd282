package org.lerexchange.verifier.vcapi;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.lerexchange.credentials.json.JsonFlaw;
import org.lerexchange.credentials.json.RefusedJson;
import org.lerexchange.credentials.json.StrictJson;
import org.lerexchange.edge.Caller;
import org.lerexchange.edge.Refusal;
import org.lerexchange.verifier.checks.CheckLine;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** The door of VC API 0.3, Verify Credential. Any caller with a token may come in; nothing of it is kept. */
@RestController
class VerifyController {

    private static final String CREDENTIAL = "verifiableCredential";
    private static final Set<String> MEMBERS = Set.of(CREDENTIAL, "options");

    private final VerifyCredential verifyCredential;

    VerifyController(VerifyCredential verifyCredential) {
        this.verifyCredential = verifyCredential;
    }

    /** The whole result, whatever it is. */
    record Answer(
            boolean verified,
            List<Line> checks,
            Optional<String> credentialId,
            Optional<String> issuer,
            Optional<String> cause,
            Instant asOf,
            Optional<Instant> notAfter) {

        static Answer of(VerifyCredential.Result result) {
            return new Answer(
                    result.verdict().verified(),
                    result.verdict().checks().stream().map(Line::of).toList(),
                    result.credentialId(),
                    result.issuer(),
                    result.verdict().cause().map(cause -> cause.name().toLowerCase(Locale.ROOT)),
                    result.verdict().asOf(),
                    result.verdict().notAfter());
        }
    }

    /** One check. */
    record Line(String check, String outcome, Optional<String> reason) {

        static Line of(CheckLine line) {
            return new Line(line.check().wireName(), line.outcome().wireName(), line.reason());
        }
    }

    /** The body is read as it was signed, not through a mapper that may write its numbers differently. */
    @PostMapping(
            path = "/credentials/verify",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    Mono<ResponseEntity<Answer>> verify(Caller caller, @RequestBody byte[] body) {
        return Mono.fromCallable(() -> credential(body))
                .flatMap(verifyCredential::verify)
                .map(result -> ResponseEntity.status(
                                result.verdict().verified() ? HttpStatus.OK : HttpStatus.BAD_REQUEST)
                        .body(Answer.of(result)));
    }

    private static String credential(byte[] body) {
        JsonObject request = read(body);
        request.keySet().stream()
                .filter(name -> !MEMBERS.contains(name))
                .findFirst()
                .ifPresent(unknown -> {
                    throw Refusal.badRequest("json.unknown-property", "expected only " + CREDENTIAL + " and options")
                            .at(unknown);
                });
        return switch (request.get(CREDENTIAL)) {
            case JsonObject credential -> credential.toString();
            case JsonValue other ->
                throw Refusal.badRequest("json.mismatch", "expected an object").at(CREDENTIAL);
            case null ->
                throw Refusal.badRequest("request.missing", "expected a credential")
                        .at(CREDENTIAL);
        };
    }

    private static JsonObject read(byte[] body) {
        try {
            return StrictJson.object(body);
        } catch (RefusedJson refused) {
            if (refused.flaw() == JsonFlaw.DUPLICATE_KEY) {
                throw Refusal.badRequest(
                        "json.duplicate-key", "expected every name once in an object, but one is there twice");
            }
            throw Refusal.badRequest("json.refused", "expected strict JSON, but it has the flaw " + refused.flaw());
        }
    }
}
