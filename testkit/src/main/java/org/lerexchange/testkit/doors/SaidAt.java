package org.lerexchange.testkit.doors;

import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** With which codes an operation may refuse: those of its own code, and those that the edge says at every door of its kind. */
record SaidAt(Codes codes) {

    private static final Map<Integer, Set<String>> EVERYWHERE = Map.of(
            400, Set.of("request.malformed", "request.missing"),
            405, Set.of("http.405"),
            406, Set.of("http.406"),
            413, Set.of("body.too-large"),
            415, Set.of("body.packed"),
            500, Set.of("fault.ours"));
    private static final Map<Integer, Set<String>> WITH_TOKEN = Map.of(
            401, Set.of("token.missing", "token.refused"),
            503, Set.of("identity.out-of-reach"));
    private static final Map<Integer, Set<String>> WITH_BODY = Map.of(
            400,
                    Set.of(
                            "json.duplicate-key",
                            "json.limit",
                            "json.malformed",
                            "json.mismatch",
                            "json.unknown-property",
                            "text.unsafe"),
            409, Set.of("value.taken"),
            415, Set.of("http.415"),
            422, Set.of("event.too-large"));
    private static final Map<Integer, Set<String>> WITH_KEY = Map.of(
            400, Set.of("idempotency.malformed-key", "idempotency.not-kept"),
            409, Set.of("idempotency.running", "idempotency.answer-too-large"),
            422, Set.of("idempotency.other-request"));

    /** By status. */
    SortedMap<Integer, Set<String>> codes(Operation operation, Set<Place> places, boolean withToken) {
        SortedMap<Integer, Set<String>> all = new TreeMap<>();
        codes.at(places).forEach(said -> add(all, Map.of(said.status(), Set.of(said.code()))));
        add(all, EVERYWHERE);
        if (withToken) {
            add(all, WITH_TOKEN);
        }
        if (operation.body().isPresent()) {
            add(all, WITH_BODY);
        }
        if (withToken && operation.method().equals("POST")) {
            add(all, WITH_KEY);
        }
        return all;
    }

    private static void add(SortedMap<Integer, Set<String>> all, Map<Integer, Set<String>> more) {
        more.forEach((status, codes) ->
                all.computeIfAbsent(status, any -> new TreeSet<>()).addAll(codes));
    }
}
