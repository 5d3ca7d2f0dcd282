package org.lerexchange.local.supervision;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.lerexchange.local.parts.Addresses;
import org.lerexchange.local.parts.Part;

/** Asks each part, in the part's own language, whether it is ready to serve. */
public final class Readiness {

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    /** A client that has just been started logs in within this, on a machine that has much else to do. */
    private static final Duration LOGIN_PATIENCE = Duration.ofSeconds(5);

    private static final int OK = 200;

    private final Addresses addresses;
    private final Supplier<Map<String, Object>> administrator;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();

    /**
     * Asks at these addresses.
     *
     * @param administrator the settings of a Kafka client that may ask for the cluster
     */
    public Readiness(Addresses addresses, Supplier<Map<String, Object>> administrator) {
        this.addresses = addresses;
        this.administrator = administrator;
    }

    /** One question; no waiting beyond the time a sound part takes to answer. */
    public boolean isReady(Part part) {
        return switch (part) {
            case STORE -> addresses.isNamed(part) || listens(addresses.ports().of(part));
            case KAFKA -> listensOrNamed(part) && brokerAnswers();
            case REGISTRY -> answers(URI.create(addresses.registry() + "/subjects"));
            case IDENTITY -> answers(addresses.http(part).resolve("/.well-known/openid-configuration"));
            case ISSUER, WALLET, VERIFIER, MATCHING ->
                answers(addresses.http(part).resolve("/actuator/health/readiness"));
        };
    }

    private boolean listensOrNamed(Part part) {
        return addresses.isNamed(part) || listens(addresses.ports().of(part));
    }

    private static boolean listens(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), (int) PATIENCE.toMillis());
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private boolean brokerAnswers() {
        Map<String, Object> settings = new HashMap<>(administrator.get());
        settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) LOGIN_PATIENCE.toMillis());
        settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) LOGIN_PATIENCE.toMillis());
        try (Admin admin = Admin.create(settings)) {
            return !admin.describeCluster()
                    .nodes()
                    .get(LOGIN_PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                    .isEmpty();
        } catch (ExecutionException | TimeoutException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private boolean answers(URI address) {
        try {
            HttpRequest request =
                    HttpRequest.newBuilder(address).timeout(PATIENCE).build();
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == OK;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
