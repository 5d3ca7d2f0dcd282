package org.lerexchange.credentials.openbadges;

import java.util.Optional;

/** What an achievement is aligned to: a skill or occupation in a framework (Open Badges 3.0, Alignment). */
public record Alignment(
        String targetName,
        String targetUrl,
        Optional<String> targetType,
        Optional<String> targetFramework,
        Optional<String> targetCode) {

    /** An alignment by name and address alone. */
    public static Alignment to(String targetName, String targetUrl) {
        return new Alignment(targetName, targetUrl, Optional.empty(), Optional.empty(), Optional.empty());
    }
}
