package org.lerexchange.local.story;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import org.lerexchange.local.Exchange;
import org.lerexchange.local.LocalExchange;
import org.lerexchange.local.People;
import org.lerexchange.local.Person;
import org.lerexchange.schemas.Principals;
import tools.jackson.databind.node.ObjectNode;

/** The doors of an exchange whose four services are one class in memory, beside a real broker and registry. */
final class PretendExchange implements Exchange, AutoCloseable {

    private final LocalExchange parts;
    private final Path home;
    private final PretendServices services;
    private final HttpServer server;

    PretendExchange(LocalExchange parts, Path home) throws Exception {
        this.parts = parts;
        this.home = home;
        this.services = new PretendServices(new PretendTopics(parts));
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 64);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    private void answer(HttpExchange http) throws IOException {
        String person = http.getRequestHeaders().getFirst("Authorization").substring("Bearer ".length());
        String path = http.getRequestURI().getPath();
        String body = new String(http.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        if (path.endsWith("/feeds/stream")) {
            stream(http, person);
            return;
        }
        PretendServices.Reply reply = services.answer(
                person, http.getRequestMethod(), List.of(path.substring(1).split("/")), body);
        byte[] bytes = reply.body().getBytes(StandardCharsets.UTF_8);
        http.sendResponseHeaders(reply.status(), bytes.length == 0 ? -1 : bytes.length);
        try (OutputStream out = http.getResponseBody()) {
            out.write(bytes);
        }
    }

    private void stream(HttpExchange http, String recruiter) throws IOException {
        http.getResponseHeaders().set("Content-Type", "text/event-stream");
        http.sendResponseHeaders(200, 0);
        try (OutputStream out = http.getResponseBody()) {
            for (int next = 0; ; next++) {
                ObjectNode item = services.itemAt(recruiter, next);
                out.write(("id:" + next + "\ndata:" + item + "\n\n").getBytes(StandardCharsets.UTF_8));
                out.flush();
            }
        }
    }

    @Override
    public URI issuer() {
        return at("issuer");
    }

    @Override
    public URI wallet() {
        return at("wallet");
    }

    @Override
    public URI verifier() {
        return at("verifier");
    }

    @Override
    public URI matching() {
        return at("matching");
    }

    private URI at(String service) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/" + service);
    }

    @Override
    public URI identity() {
        return at("identity");
    }

    @Override
    public URI registry() {
        return parts.registry();
    }

    @Override
    public String kafkaBootstrap() {
        return parts.kafkaBootstrap();
    }

    /** No operator has been made known to the bare broker. */
    @Override
    public Map<String, Object> kafkaClient() {
        return parts.kafkaClient(Principals.ADMIN);
    }

    @Override
    public Path home() {
        return home;
    }

    @Override
    public String token(String person) {
        return person;
    }

    @Override
    public List<Person> people() {
        return People.ofTheRegion().all();
    }

    @Override
    public boolean startedHere() {
        return false;
    }

    @Override
    public void close() {
        server.stop(0);
        services.close();
    }
}
