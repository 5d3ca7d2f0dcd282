package org.lerexchange.credentials.did;

import java.net.URI;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * did:web: {@code did:web:host} is {@code https://host/.well-known/did.json}, {@code did:web:host:a:b} is
 * {@code https://host/a/b/did.json}, a port is written {@code %3A}.
 */
public final class DidWeb {
    private static final String PREFIX = "did:web:";
    private static final Pattern HOST =
            Pattern.compile("[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?(?:%3[Aa][0-9]{1,5})?");
    private static final Pattern SEGMENT =
            Pattern.compile("(?!\\.{1,2}$)(?:[A-Za-z0-9._~-]|%(?!2[EeFf]|5[Cc])[0-9A-Fa-f]{2})+");

    private DidWeb() {}

    /** Where the document of a did:web is; empty if it is no did:web. */
    public static Optional<URI> address(String did) {
        return address(did, "https");
    }

    /** The same over another scheme, for origins that the operator listed. */
    public static Optional<URI> address(String did, String scheme) {
        if (!did.startsWith(PREFIX)) {
            return Optional.empty();
        }
        String[] parts = did.substring(PREFIX.length()).split(":", -1);
        if (!HOST.matcher(parts[0]).matches()
                || !Arrays.stream(parts)
                        .skip(1)
                        .allMatch(part -> SEGMENT.matcher(part).matches())) {
            return Optional.empty();
        }
        String host = parts[0].toLowerCase(Locale.ROOT).replace("%3a", ":");
        String path = parts.length == 1
                ? "/.well-known"
                : Arrays.stream(parts).skip(1).collect(Collectors.joining("/", "/", ""));
        return Optional.of(URI.create(scheme + "://" + host + path + "/did.json"));
    }

    /** The did:web of a base address such as {@code https://host:8081/institutions/lakeview}. */
    public static String of(URI base) {
        String port = base.getPort() < 0 ? "" : "%3A" + base.getPort();
        String path = base.getRawPath() == null
                ? ""
                : base.getRawPath().replaceAll("/+$", "").replace('/', ':');
        String did = PREFIX + base.getHost() + port + path;
        if (address(did).isEmpty()) {
            throw new IllegalArgumentException("expected an address that did:web can carry, found " + base);
        }
        return did;
    }
}
