package org.lerexchange.testkit.rail;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import org.apache.avro.Schema;
import org.bson.Document;
import org.lerexchange.messaging.codec.SchemaRegistry;

/** As much of Confluent's REST protocol as an outside client asks: the latest schema of a subject, and a schema by its id. */
final class RegistryDoor implements AutoCloseable {

    private final SchemaRegistry registry;
    private final Schema ofSubjects;
    private final HttpServer server;

    /** @param ofSubjects the schema of every subject that is asked for */
    RegistryDoor(SchemaRegistry registry, Schema ofSubjects) {
        this.registry = registry;
        this.ofSubjects = ofSubjects;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new IllegalStateException("expected a free port", e);
        }
        server.createContext("/", this::answer);
        server.start();
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String[] path = exchange.getRequestURI().getPath().split("/", -1);
        Document found = path[1].equals("subjects")
                ? new Document("id", registry.idOf(path[2], ofSubjects)).append("schema", ofSubjects.toString())
                : new Document(
                        "schema", registry.byId(Integer.parseInt(path[3])).toString());
        byte[] body = found.toJson().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
