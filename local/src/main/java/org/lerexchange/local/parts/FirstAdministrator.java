package org.lerexchange.local.parts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;
import org.lerexchange.schemas.Principals;

/**
 * Makes the administrator known to a broker whose folder is older than principals are: this one time the broker lets it in
 * by a password that stands in its settings. A new folder is formatted with its administrator.
 *
 * @param mark the file that says that it has been done
 */
record FirstAdministrator(String password, int port, Path mark) implements Runnable {

    private static final long BETWEEN_TRIES_NANOS = 200_000_000;
    private static final int ITERATIONS = 4096;

    /** Once is enough. */
    void rememberThatItIsThere() {
        try {
            Files.writeString(mark, Principals.ADMIN + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException("cannot be written: " + mark, e);
        }
    }

    @Override
    public void run() {
        try (Admin admin = Admin.create(Map.of(
                "bootstrap.servers",
                LerHome.HOST + ":" + port,
                "security.protocol",
                "SASL_PLAINTEXT",
                "sasl.mechanism",
                "PLAIN",
                "sasl.jaas.config",
                BrokerSettings.plainLogin(password) + ";"))) {
            while (!made(admin)) {
                LockSupport.parkNanos(BETWEEN_TRIES_NANOS);
            }
        }
        rememberThatItIsThere();
    }

    /** Not before the broker answers. */
    private boolean made(Admin admin) {
        try {
            admin.alterUserScramCredentials(List.of(new UserScramCredentialUpsertion(
                            Principals.ADMIN,
                            new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_256, ITERATIONS),
                            password.getBytes(StandardCharsets.UTF_8))))
                    .all()
                    .get();
            return true;
        } catch (ExecutionException notYet) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
