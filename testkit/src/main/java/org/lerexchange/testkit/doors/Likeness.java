package org.lerexchange.testkit.doors;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.lerexchange.testkit.store.StoreTrail;

/**
 * What came of a request about another tenant's object, and of the same about one that nobody has (trial S05). Who asks
 * must not tell the two apart: not by the answer, and not by how far the service went for it.
 */
record Likeness(Asked theirs, Asked none) {

    private static final Set<Integer> REFUSED = Set.of(403, 404);

    /** New for each answer. */
    private static final String ERROR_ID = "errorId";

    /**
     * One request.
     *
     * @param trail what the service asked of its store for it
     * @param took until the whole answer was there, as the caller sees it
     */
    record Asked(Door.Answer answer, StoreTrail.Trail trail, Duration took) {}

    /** How the two can be told apart, time left out; empty where they cannot. */
    List<String> differences() {
        Stream<String> open = REFUSED.contains(theirs.answer().status())
                ? Stream.empty()
                : Stream.of("expected 403 or 404, but " + theirs.answer().status() + " came");
        return Stream.of(
                        open,
                        difference("status", asked -> asked.answer().status()),
                        difference("headers", asked -> asked.answer().headers()),
                        difference("body", asked -> body(asked.answer())),
                        difference("store", asked -> asked.trail().commands()))
                .flatMap(found -> found)
                .toList();
    }

    private Stream<String> difference(String what, Function<Asked, Object> seen) {
        Object one = seen.apply(theirs);
        Object other = seen.apply(none);
        return one.equals(other) ? Stream.empty() : Stream.of(what + ": " + one + ", of none " + other);
    }

    private static Map<String, String> body(Door.Answer answer) {
        return answer.json()
                .propertyStream()
                .filter(member -> !member.getKey().equals(ERROR_ID))
                .collect(Collectors.toMap(
                        Map.Entry::getKey, member -> member.getValue().toString()));
    }
}
