package org.lerexchange.matching.taxonomy;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The exact spellings under which a skill may be asked for. A spelling that two skills share finds neither. */
final class Spellings {
    private final Map<String, SkillId> ids = new HashMap<>();
    private final OneMeaning codes = new OneMeaning();
    private final OneMeaning aliases = new OneMeaning();

    void add(SkillId id) {
        ids.put(plain(id.value()), id);
        codes.add(lastPart(id.value()), id);
    }

    void addAlias(String spelling, SkillId id) {
        aliases.add(plain(spelling), id);
    }

    Optional<SkillId> own(String spelling) {
        return Optional.ofNullable(ids.get(plain(spelling))).or(() -> codes.find(plain(spelling)));
    }

    Optional<SkillId> alias(String spelling) {
        return aliases.find(plain(spelling));
    }

    private static String plain(String spelling) {
        String plain = spelling.strip().toLowerCase(Locale.ROOT);
        if (plain.startsWith("https://")) {
            plain = "http://" + plain.substring("https://".length());
        }
        return plain.endsWith("/") ? plain.substring(0, plain.length() - 1) : plain;
    }

    private static String lastPart(String id) {
        String plain = plain(id);
        return plain.substring(Math.max(plain.lastIndexOf('/'), plain.lastIndexOf(':')) + 1);
    }

    private static final class OneMeaning {
        private final Map<String, SkillId> meanings = new HashMap<>();
        private final Set<String> ambiguous = new HashSet<>();

        void add(String spelling, SkillId id) {
            SkillId earlier = meanings.putIfAbsent(spelling, id);
            if (earlier != null && !earlier.equals(id)) {
                ambiguous.add(spelling);
            }
        }

        Optional<SkillId> find(String spelling) {
            return ambiguous.contains(spelling) ? Optional.empty() : Optional.ofNullable(meanings.get(spelling));
        }
    }
}
