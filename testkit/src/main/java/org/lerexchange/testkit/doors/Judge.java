package org.lerexchange.testkit.doors;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * Whether an answer to hostile input is as it should be: no fault, and every refusal a problem (RFC 9457) with an error id
 * and a code that the OpenAPI file lists for the operation.
 *
 * @param answering operations whose 400 is an answer and no problem
 */
record Judge(JsonNode api, Set<String> answering) {

    private static final Set<String> NOT_THERE = Set.of("http.404", "http.405");

    Optional<String> fault(Operation operation, Door.Answer answer) {
        boolean anAnswer = answering.contains(operation.key())
                && answer.status() == 400
                && answer.code().isEmpty();
        if (!answer.isRefusal() || anAnswer) {
            return Optional.empty();
        }
        JsonNode body = answer.json();
        Map<String, Boolean> must = new LinkedHashMap<>();
        must.put("our fault", answer.status() < 500);
        must.put("no problem details", answer.type().startsWith("application/problem+json"));
        must.put("no error id", !body.path("errorId").asString("").isEmpty());
        must.put("another status in the body", body.path("status").asInt(0) == answer.status());
        must.put("a code that is not listed", isListed(operation, answer));
        must.put("something of its inside", saysNothingOfTheInside(answer));
        return must.entrySet().stream()
                .filter(rule -> !rule.getValue())
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private static boolean saysNothingOfTheInside(Door.Answer answer) {
        return Stream.of("Exception", "\tat ", "org.lerexchange", "java.").noneMatch(answer.text()::contains);
    }

    private boolean isListed(Operation operation, Door.Answer answer) {
        return NOT_THERE.contains(answer.code())
                || api.path("paths")
                        .path(operation.path())
                        .path(operation.method().toLowerCase(Locale.ROOT))
                        .path("responses")
                        .path(String.valueOf(answer.status()))
                        .path("x-codes")
                        .valueStream()
                        .anyMatch(code -> code.asString().equals(answer.code()));
    }
}
