package org.lerexchange.local.compose;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A mapping of a YAML document; what is not there is empty. */
record Section(Map<String, Object> entries) {

    static Section of(@Nullable Object value) {
        Map<String, Object> entries = new LinkedHashMap<>();
        if (value instanceof Map<?, ?> map) {
            map.forEach((name, entry) -> {
                if (entry != null) {
                    entries.put(String.valueOf(name), entry);
                }
            });
        }
        return new Section(entries);
    }

    Set<String> names() {
        return entries.keySet();
    }

    Section section(String name) {
        return of(entries.get(name));
    }

    Optional<String> text(String name) {
        return Optional.ofNullable(entries.get(name))
                .filter(value -> !(value instanceof Map) && !(value instanceof List))
                .map(String::valueOf);
    }

    List<Object> items(String name) {
        return entries.get(name) instanceof List<?> list
                ? list.stream().<Object>map(Objects::requireNonNull).toList()
                : List.of();
    }

    List<String> texts(String name) {
        return items(name).stream().map(String::valueOf).toList();
    }
}
