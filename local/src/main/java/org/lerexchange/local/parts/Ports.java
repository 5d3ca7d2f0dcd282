package org.lerexchange.local.parts;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Random;

/**
 * Which port each part takes. An option outranks the environment, the environment what the folder remembers from last
 * time (issuers' identifiers hold the address they were made with), and that the defaults.
 */
public record Ports(Map<Part, Integer> byPart) {

    private static final int HIGHEST = 65_535;
    private static final int FIRST_FREE = 15_000;
    private static final int LAST_FREE = 30_000;

    public Ports {
        byPart = Map.copyOf(byPart);
        for (Part part : Part.values()) {
            Integer port = byPart.get(part);
            if (port == null || port < 1 || port > HIGHEST) {
                throw new IllegalArgumentException("expected a port from 1 to 65535 for " + part.title() + " ("
                        + part.portOption() + "), but " + port + " came");
            }
        }
    }

    public static Ports choose(Map<Part, Integer> options, Map<String, String> environment, Properties remembered) {
        Map<Part, Integer> chosen = new EnumMap<>(Part.class);
        for (Part part : Part.values()) {
            String named = environment.getOrDefault(
                    part.portVariable(), remembered.getProperty(part.id(), Integer.toString(part.defaultPort())));
            chosen.put(part, options.containsKey(part) ? options.get(part) : number(part, named));
        }
        return new Ports(chosen);
    }

    private static int number(Part part, String text) {
        try {
            return Integer.parseInt(text.strip());
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "expected a number in " + part.portVariable() + ", but '" + text + "' came", e);
        }
    }

    /**
     * Ports that nothing listens on now, for exchanges beside another one. Below the range from which systems give ports to
     * outgoing connections (from 32,768 on Linux, from 49,152 by IANA), so that none is gone before it is taken.
     */
    public static Ports free() {
        Map<Part, Integer> chosen = new EnumMap<>(Part.class);
        Iterator<Integer> candidates = new Random()
                .ints(FIRST_FREE, LAST_FREE)
                .distinct()
                .filter(port -> !isTaken(port))
                .boxed()
                .iterator();
        for (Part part : Part.values()) {
            chosen.put(part, candidates.next());
        }
        return new Ports(chosen);
    }

    public int of(Part part) {
        return Objects.requireNonNull(byPart.get(part), part::id);
    }

    /** What the folder remembers. */
    public Properties remembered() {
        Properties properties = new Properties();
        byPart.forEach((part, port) -> properties.setProperty(part.id(), Integer.toString(port)));
        return properties;
    }

    /** Whether somebody listens on the port, or it may not be taken. */
    public static boolean isTaken(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    /** The one line that names a taken port and the setting that moves it. */
    public static String takenLine(Part part, int port) {
        return "port " + port + " is taken; the " + part.title() + " can have another: " + part.portOption() + " N or "
                + part.portVariable() + "=N";
    }
}
