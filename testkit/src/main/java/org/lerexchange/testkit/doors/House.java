package org.lerexchange.testkit.doors;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/**
 * The service whose doors are tried.
 *
 * @param service its id; its packages are below {@code org.lerexchange.<service>}
 * @param roles every role there is
 * @param now by the service's clock
 * @param storeUri where it keeps its documents
 */
public record House(String service, List<String> roles, TestIdentity identity, Instant now, String storeUri) {

    public House {
        roles = List.copyOf(roles);
    }

    String packages() {
        return "org.lerexchange." + service;
    }

    static Path root() {
        return Path.of(System.getProperty("ler.root", ".."));
    }

    Path apiFile() {
        return root().resolve("docs/api/" + service + ".openapi.json");
    }

    Path roleTable() {
        return root().resolve(service + "-service/src/test/resources/roles.txt");
    }

    /** What a failed comparison says: how the files are written anew. */
    String toWriteAnew(Class<?> test) {
        return "it is written anew by ./mvnw -pl %s-service -am test -Dtest=%s -Dsurefire.failIfNoSpecifiedTests=false -D%s=true"
                .formatted(service, test.getSimpleName(), DoorTrials.WRITE);
    }
}
