package org.lerexchange.matching.doors;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The items that this process kept last: most readers of a stream have read all but these. An item never changes. */
final class KeptItems {

    /** Changes of all of them together: at some 3 kB each 15 MB. */
    static final int CHANGES_HELD = 5_000;

    private final Map<String, Item> items = new LinkedHashMap<>();
    private int changes;

    synchronized void add(Item item) {
        String id = ItemDocument.id(item.job(), item.seq());
        changes += weight(item)
                - Optional.ofNullable(items.put(id, item))
                        .map(KeptItems::weight)
                        .orElse(0);
        var oldest = items.values().iterator();
        while (changes > CHANGES_HELD && oldest.hasNext()) {
            changes -= weight(oldest.next());
            oldest.remove();
        }
    }

    synchronized Map<String, Item> find(Collection<String> ids) {
        Map<String, Item> found = new HashMap<>();
        ids.forEach(id -> Optional.ofNullable(items.get(id)).ifPresent(item -> found.put(id, item)));
        return found;
    }

    private static int weight(Item item) {
        return 1 + item.changes().size();
    }
}
