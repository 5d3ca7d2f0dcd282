package org.lerexchange.verifier.watch;

import java.util.List;
import java.util.Optional;

/** What news from a state topic is to what was known before. */
public enum News {
    FIRST,
    REPEATED,
    OVERTAKEN;

    /**
     * News, and the parts that it bears upon.
     *
     * @param parts none where it was overtaken
     */
    public record Noted(News news, List<PartKey> parts) {
        public Noted {
            parts = List.copyOf(parts);
        }
    }

    static News of(Optional<Version> known, Version version) {
        if (known.isEmpty() || known.get().isOlderThan(version)) {
            return FIRST;
        }
        return known.get().equals(version) ? REPEATED : OVERTAKEN;
    }
}
