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
 * <p>Only {@link PublicWord}s may. Events of the two sides happen in the same millisecond by chance, the more of them the
 * more happens (some one or two in a hundred while a story is told); a time that is copied stands in far more of them. So a
 * pair of fields is found where a tenth of the rarer one's times are the other's, and at least two.
 */
final class Joins {

    private static final int FEWEST_COPIED = 2;

    /** One in so many. */
    private static final int COPIED_OF = 10;

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
            int rarer = Math.min(times(Side.RECORD, pair.record()), times(Side.PSEUDONYM, pair.pseudonym()));
            if (count >= Math.max(FEWEST_COPIED, rarer / COPIED_OF)) {
                joined.put(pair, count);
            }
        });
        List<String> all = new ArrayList<>(direct);
        Map<String, Integer> sorted = new TreeMap<>();
        joined.forEach((pair, count) -> sorted.put(pair.record() + " = " + pair.pseudonym(), count));
        sorted.forEach((pair, count) -> all.add(pair + " (" + count + ")"));
        return all;
    }

    private int times(Side side, String field) {
        return (int) times.values().stream()
                .filter(fields -> fields.getOrDefault(side, Set.of()).contains(field))
                .count();
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
