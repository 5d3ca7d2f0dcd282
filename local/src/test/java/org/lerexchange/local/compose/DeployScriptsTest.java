package org.lerexchange.local.compose;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lerexchange.local.parts.Build;

class DeployScriptsTest {

    private static final Path DEPLOY = Build.found().repository().resolve("deploy");
    private static final String READY = DEPLOY.resolve("ready").toString();
    private static final String MAKE_SECRETS = DEPLOY.resolve("make-secrets").toString();

    @Test
    void keysAreMadeAsTheServicesReadThem(@TempDir Path folder) throws Exception {
        Shell.run(MAKE_SECRETS, folder.toString());

        for (String name :
                new String[] {"issuer-master", "wallet-master", "verifier-master", "matching-master", "region"}) {
            String line = Files.readString(folder.resolve(name)).strip();
            assertThat(Base64.getUrlDecoder().decode(line)).as(name).hasSize(32);
        }
        assertThat(Files.readString(folder.resolve("store-keyfile")).strip()).matches("[A-Za-z0-9+/]{6,1024}");
        assertThat(Files.readString(folder.resolve("issuer-store")).strip()).matches("[A-Za-z0-9_-]{43}");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
                .isEqualTo("rwx------");
    }

    @Test
    void secondRunChangesNothing(@TempDir Path folder) throws Exception {
        Shell.run(MAKE_SECRETS, folder.toString());
        Map<String, String> first = contents(folder);

        String printed = Shell.run(MAKE_SECRETS, folder.toString());

        assertThat(printed).isEmpty();
        assertThat(contents(folder)).isEqualTo(first);
        assertThat(first.values()).doesNotHaveDuplicates();
    }

    @Test
    void partIsReadyWhereItAnswersWith200AndElseNot() throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1);
        server.createContext("/ready", exchange -> {
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.createContext("/starting", exchange -> {
            exchange.sendResponseHeaders(503, -1);
            exchange.close();
        });
        server.start();
        String port = Integer.toString(server.getAddress().getPort());

        assertThat(Shell.code(READY, port, "/ready")).isZero();
        assertThat(Shell.code(READY, port, "/starting")).isEqualTo(1);
        server.stop(0);
        assertThat(Shell.code(READY, port, "/ready")).isEqualTo(1);
    }

    private static Map<String, String> contents(Path folder) throws Exception {
        Map<String, String> contents = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                contents.put(file.getFileName().toString(), Files.readString(file));
            }
        }
        return contents;
    }
}
