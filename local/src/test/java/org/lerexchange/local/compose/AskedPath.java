package org.lerexchange.local.compose;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.lerexchange.local.parts.Addresses;
import org.lerexchange.local.parts.Part;
import org.lerexchange.local.parts.Ports;
import org.lerexchange.local.supervision.Readiness;

/** What {@code local} asks a part in order to know that it is ready, as the part hears it. */
final class AskedPath {

    private AskedPath() {}

    static String ofReadiness(Part part) throws Exception {
        List<String> asked = new CopyOnWriteArrayList<>();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1);
        server.createContext("/", exchange -> {
            asked.add(exchange.getRequestURI().getPath());
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
        try {
            int port = server.getAddress().getPort();
            Map<Part, Integer> everywhere =
                    Arrays.stream(Part.values()).collect(Collectors.toMap(Function.identity(), one -> port));
            new Readiness(new Addresses(new Ports(everywhere), Map.of()), Map::of).isReady(part);
            return asked.getLast();
        } finally {
            server.stop(0);
        }
    }
}
