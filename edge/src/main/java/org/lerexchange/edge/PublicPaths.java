package org.lerexchange.edge;

import java.util.List;

/**
 * The paths of a room that need no token (a bean; several are joined). Everything else asks for one.
 *
 * @param patterns as {@code PathPattern} reads them: {@code /status/**}
 */
public record PublicPaths(List<String> patterns) {

    public PublicPaths {
        patterns = List.copyOf(patterns);
        if (patterns.contains("/**")) {
            throw new IllegalArgumentException("expected the paths that are public, but /** would open every door");
        }
    }

    public static PublicPaths of(String... patterns) {
        return new PublicPaths(List.of(patterns));
    }
}
