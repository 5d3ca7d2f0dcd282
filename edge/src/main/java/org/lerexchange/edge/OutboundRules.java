package org.lerexchange.edge;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.lerexchange.edge.OutboundGuard.Reason;
import org.lerexchange.edge.OutboundGuard.Refused;

/**
 * Which addresses are outside: the pure part of the guard. A URL is taken only in its plainest form, so that no two
 * readers can see two hosts in it; an address only if it is global unicast (IANA special-purpose registries, RFC 6890).
 */
final class OutboundRules {

    private static final Pattern NAME =
            Pattern.compile("(?=.{1,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)*[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");
    private static final Pattern ENDS_IN_NUMBER = Pattern.compile("(.*\\.)?(\\d+|0x[0-9a-f]*)");
    private static final Pattern PLAIN_QUAD =
            Pattern.compile("((25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)\\.){3}(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)");

    private final Set<String> allowedOrigins;

    OutboundRules(Set<String> allowedOrigins) {
        this.allowedOrigins = allowedOrigins.stream()
                .map(origin -> origin(URI.create(origin)))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Refuses a URL whose form is odd, or whose scheme or port is not for the outside and that is not listed. */
    Target checked(URI uri) {
        String host = host(uri);
        boolean listed = allowedOrigins.contains(origin(uri));
        if (!listed && !"https".equalsIgnoreCase(uri.getScheme())) {
            throw new Refused(Reason.SCHEME);
        }
        if (!listed && uri.getPort() != -1 && uri.getPort() != 443) {
            throw new Refused(Reason.PORT);
        }
        Optional<InetAddress> literal = literal(host);
        literal.ifPresent(address -> checkAddress(address, listed));
        return new Target(host, literal, listed);
    }

    /**
     * @param literal where the host is an address
     * @param listed its origin is one of ours, wherever it lies
     */
    record Target(String host, Optional<InetAddress> literal, boolean listed) {}

    /** Refuses an address that is not outside, as long as its origin is not listed. */
    static void checkAddress(InetAddress address, boolean listed) {
        if (!listed && !isOutside(address)) {
            throw new Refused(Reason.INSIDE_ADDRESS);
        }
    }

    static boolean isOutside(InetAddress address) {
        return switch (address) {
            case Inet4Address v4 -> isOutside(v4.getAddress());
            case Inet6Address v6 -> isOutside6(v6.getAddress());
            default -> false;
        };
    }

    private static boolean isOutside(byte[] v4) {
        int a = v4[0] & 0xff;
        int b = v4[1] & 0xff;
        int c = v4[2] & 0xff;
        boolean inside = a == 0
                || a == 10
                || a == 127
                || a >= 224
                || (a == 100 && (b & 0xc0) == 64)
                || (a == 169 && b == 254)
                || (a == 172 && (b & 0xf0) == 16)
                || (a == 192 && b == 168)
                || (a == 192 && b == 0 && (c == 0 || c == 2))
                || (a == 192 && b == 88 && c == 99)
                || (a == 198 && (b & 0xfe) == 18)
                || (a == 198 && b == 51 && c == 100)
                || (a == 203 && b == 0 && c == 113);
        return !inside;
    }

    /** Global unicast (2000::/3) without protocol assignments, Teredo, 6to4 and documentation. */
    private static boolean isOutside6(byte[] v6) {
        int first = ((v6[0] & 0xff) << 8) | (v6[1] & 0xff);
        int second = ((v6[2] & 0xff) << 8) | (v6[3] & 0xff);
        boolean global = (first & 0xe000) == 0x2000;
        boolean assigned = first == 0x2001 && (second < 0x0200 || second == 0x0db8);
        return global && !assigned && first != 0x2002 && !(first == 0x3fff && second < 0x1000);
    }

    private static String host(URI uri) {
        String host = uri.getHost();
        boolean odd = !uri.isAbsolute()
                || uri.isOpaque()
                || host == null
                || uri.getRawUserInfo() != null
                || uri.getRawFragment() != null
                || !String.valueOf(uri.getRawAuthority())
                        .equals(host + (uri.getPort() == -1 ? "" : ":" + uri.getPort()));
        if (odd || host == null) {
            throw new Refused(Reason.ODD_FORM);
        }
        return host.toLowerCase(Locale.ROOT);
    }

    private static Optional<InetAddress> literal(String host) {
        if (host.startsWith("[")) {
            return Optional.of(bracketed(host.substring(1, host.length() - 1)));
        }
        if (ENDS_IN_NUMBER.matcher(host).matches()) {
            if (!PLAIN_QUAD.matcher(host).matches()) {
                throw new Refused(Reason.ODD_FORM);
            }
            return Optional.of(Inet4Address.ofLiteral(host));
        }
        if (!NAME.matcher(host).matches()) {
            throw new Refused(Reason.ODD_FORM);
        }
        return Optional.empty();
    }

    private static InetAddress bracketed(String text) {
        if (text.contains("%")) {
            throw new Refused(Reason.ODD_FORM);
        }
        InetAddress address = Inet6Address.ofLiteral(text);
        if (!(address instanceof Inet6Address)) {
            throw new Refused(Reason.ODD_FORM);
        }
        return address;
    }

    private static String origin(URI uri) {
        String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
        int port = uri.getPort() != -1 ? uri.getPort() : scheme.equals("https") ? 443 : 80;
        return scheme + "://" + String.valueOf(uri.getHost()).toLowerCase(Locale.ROOT) + ":" + port;
    }
}
