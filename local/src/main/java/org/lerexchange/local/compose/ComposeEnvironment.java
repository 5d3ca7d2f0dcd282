package org.lerexchange.local.compose;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.lerexchange.local.parts.Part;
import org.lerexchange.local.parts.ServiceEnvironment;

/**
 * What the compose file tells each service, with this machine's addresses and files instead of the containers'.
 *
 * <p>Names come from the compose file alone: one that it lacks is not given, one that no service knows is, so that a
 * service started with it shows what the file is worth. Every replacement is listed.
 */
public final class ComposeEnvironment {

    /** What says where something is: a container's answer is of no use outside it. */
    private static final Set<String> PLACES = Set.of(
            "SERVER_ADDRESS",
            "SERVER_PORT",
            "MONGODB_URI",
            "KAFKA_BOOTSTRAP",
            "KAFKA_SETTINGS",
            "REGISTRY_URL",
            "LER_IDENTITY_ISSUERURI",
            "LER_PUBLIC_URL",
            "LER_OUTBOUND_ALLOWEDORIGINS",
            "LER_MASTER_KEY_FILE",
            "LER_REGION_SECRET_FILE",
            "LER_DATA_DIR");

    private final ComposeFile file;
    private final ServiceEnvironment here;

    ComposeEnvironment(ComposeFile file, ServiceEnvironment here) {
        this.file = file;
        this.here = here;
    }

    /** Of the compose file in the repository's root. */
    public static ComposeEnvironment in(Path repository, ServiceEnvironment here) {
        return new ComposeEnvironment(ComposeFile.in(repository), here);
    }

    /** A variable of the compose file that got another value; shown without a password. */
    public record Replacement(Part service, String name, String from, String to) {

        @Override
        public String toString() {
            return service.id() + ": " + name + "=" + shown(from) + " is " + shown(to) + " here";
        }

        private static String shown(String value) {
            return value.replaceAll("://[^/@,]*@", "://");
        }
    }

    public Map<String, String> of(Part service) {
        Map<String, String> environment = file.service(service.id()).environment();
        replacements(service).forEach(replacement -> environment.put(replacement.name(), replacement.to()));
        return environment;
    }

    /** In the order of names; a value that is the same in both is no replacement. */
    public List<Replacement> replacements(Part service) {
        Map<String, String> told = here.of(service);
        List<Replacement> replacements = new ArrayList<>();
        new TreeMap<>(file.service(service.id()).environment()).forEach((name, value) -> {
            if (PLACES.contains(name)) {
                String to = placeHere(service, name, told);
                if (!to.equals(value)) {
                    replacements.add(new Replacement(service, name, value, to));
                }
            }
        });
        return List.copyOf(replacements);
    }

    private static String placeHere(Part service, String name, Map<String, String> told) {
        String place = told.get(name);
        if (place == null) {
            throw new IllegalArgumentException(
                    "the compose file tells the " + service.title() + " " + name + ", which it may not know");
        }
        return place;
    }
}
