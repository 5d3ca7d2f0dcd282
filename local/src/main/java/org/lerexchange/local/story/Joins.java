package org.lerexchange.local.story;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Looks for values by which somebody who reads topics could tell whose record a pseudonym is: such a one stands both in
 * an event with a recipient ref or a credential id, and in an event with a profile, candidate, match, consent or part id.
 *
 * <p>Only {@link PublicWord}s may. Two events may happen in the same millisecond by chance; but not two pairs of them in
 * the same pair of fields.
 */
final class Joins {

    private static final int TIMES_THAT_ARE_COPIED = 2;

    /** What an event is about. */
    @SuppressWarnings("ImmutableEnumChecker")
    enum Side {
        /** A person or credential as the issuer's side knows it. */
        RECORD("recipientRef", "credentialId"),
        /** Somebody as employers may know them. */
        PSEUDONYM("profileId", "candidateId", "matchId", "consentId", "partId");

        private final Set<String> ids;

        Side(String... ids) {
            this.ids = Set.of(ids);
        }

        private boolean isOf(List<Value> event) {
            return event.stream().anyMatch(value -> ids.contains(value.name()));
        }
    }

    private record Pair(String record, String pseudonym) {}

    private final Map<String, EnumMap<Side, Set<String>>> texts = new HashMap<>();
    private final Map<String, EnumMap<Side, Set<String>>> times = new HashMap<>();
    private final Set<String> direct = new TreeSet<>();

    void add(String topic, List<Value> event) {
        boolean record = Side.RECORD.isOf(event);
        boolean pseudonym = Side.PSEUDONYM.isOf(event);
        if (record && pseudonym) {
            direct.add(topic + " has ids of both sides in one event");
        } else if (record) {
            keep(Side.RECORD, event);
        } else if (pseudonym) {
            keep(Side.PSEUDONYM, event);
        }
    }

    private void keep(Side side, List<Value> event) {
        for (Value value : event) {
            (value.time() ? times : texts)
                    .computeIfAbsent(value.text(), text -> new EnumMap<>(Side.class))
                    .computeIfAbsent(side, one -> new TreeSet<>())
                    .add(value.field());
        }
    }

    /** How many different values stand beside ids of that side. */
    long values(Side side) {
        return texts.values().stream()
                        .filter(fields -> fields.containsKey(side))
                        .count()
                + times.values().stream()
                        .filter(fields -> fields.containsKey(side))
                        .count();
    }

    /** Each pair of fields that have a value in common, and how many; never the value. */
    List<String> found() {
        Map<Pair, Integer> joined = counted(texts);
        counted(times).forEach((pair, count) -> {
            if (count >= TIMES_THAT_ARE_COPIED) {
                joined.put(pair, count);
            }
        });
        List<String> all = new ArrayList<>(direct);
        Map<String, Integer> sorted = new TreeMap<>();
        joined.forEach((pair, count) -> sorted.put(pair.record() + " = " + pair.pseudonym(), count));
        sorted.forEach((pair, count) -> all.add(pair + " (" + count + ")"));
        return all;
    }

    private static Map<Pair, Integer> counted(Map<String, EnumMap<Side, Set<String>>> values) {
        Map<Pair, Integer> counts = new HashMap<>();
        for (EnumMap<Side, Set<String>> fields : values.values()) {
            for (String record : fields.getOrDefault(Side.RECORD, Set.of())) {
                for (String pseudonym : fields.getOrDefault(Side.PSEUDONYM, Set.of())) {
                    if (!arePublic(record, pseudonym)) {
                        counts.merge(new Pair(record, pseudonym), 1, Integer::sum);
                    }
                }
            }
        }
        return counts;
    }

    private static boolean arePublic(String one, String other) {
        return PublicWord.of(one).isPresent() && PublicWord.of(one).equals(PublicWord.of(other));
    }
}
