package org.lerexchange.matching.index;

import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Which profiles have something. Changed by one thread at a time; read by any, at any time. */
final class Postings<K> {
    private final Map<K, Set<ProfileId>> profiles = new ConcurrentHashMap<>();

    void move(ProfileId profile, Set<K> before, Set<K> now) {
        before.stream().filter(key -> !now.contains(key)).forEach(key -> remove(key, profile));
        now.stream()
                .filter(key -> !before.contains(key))
                .forEach(key -> profiles.computeIfAbsent(key, any -> ConcurrentHashMap.newKeySet())
                        .add(profile));
    }

    /** A view that moves with the index. */
    Set<ProfileId> of(K key) {
        return Collections.unmodifiableSet(profiles.getOrDefault(key, Set.of()));
    }

    private void remove(K key, ProfileId profile) {
        profiles.computeIfPresent(key, (any, those) -> {
            those.remove(profile);
            return those.isEmpty() ? null : those;
        });
    }
}
