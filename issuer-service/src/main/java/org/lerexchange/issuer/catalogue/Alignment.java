package org.lerexchange.issuer.catalogue;

import java.net.URI;
import java.util.Optional;

/**
 * What an achievement is aligned to: a skill, an occupation, a standard (Open Badges 3.0, Alignment).
 *
 * @param url absolute
 * @param framework {@code targetFramework}
 * @param code {@code targetCode}
 * @param type {@code targetType}
 */
public record Alignment(
        String name, URI url, Optional<String> framework, Optional<String> code, Optional<String> type) {

    public Alignment {
        if (name.isBlank() || !url.isAbsolute()) {
            throw new IllegalArgumentException(
                    "expected a name and an absolute URL of an alignment, but " + url + " came");
        }
    }
}
