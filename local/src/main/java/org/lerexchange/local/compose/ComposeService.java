package org.lerexchange.local.compose;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** One container of the compose file. */
record ComposeService(String name, Section entry) {

    private static final String SECRETS = "/run/secrets/";

    String image() {
        return entry.text("image").orElse("");
    }

    /** As the process sees it: compose writes {@code $} for {@code $$}. */
    Map<String, String> environment() {
        Map<String, String> environment = ComposeFile.texts(entry.section("environment"));
        environment.replaceAll((variable, value) -> unescaped(value));
        return environment;
    }

    List<String> command() {
        return entry.texts("command").stream().map(ComposeService::unescaped).toList();
    }

    List<String> entrypoint() {
        return entry.texts("entrypoint").stream().map(ComposeService::unescaped).toList();
    }

    /** {@code address:port outside:port inside}. */
    List<String> ports() {
        return entry.texts("ports");
    }

    List<String> healthCheck() {
        return entry.section("healthcheck").texts("test");
    }

    /** Which container must have come how far. */
    Map<String, String> waitsFor() {
        Section others = entry.section("depends_on");
        Map<String, String> conditions = new TreeMap<>();
        others.names()
                .forEach(other -> conditions.put(
                        other, others.section(other).text("condition").orElse("")));
        return conditions;
    }

    /** The file inside the container, and the secret that is in it. */
    Map<String, String> secrets() {
        Map<String, String> secrets = new TreeMap<>();
        for (Object item : entry.items("secrets")) {
            Section longForm = Section.of(item);
            String source = longForm.text("source").orElse(String.valueOf(item));
            String target = longForm.text("target").orElse(source);
            secrets.put(target.startsWith("/") ? target : SECRETS + target, source);
        }
        return secrets;
    }

    private static String unescaped(String text) {
        return text.replace("$$", "$");
    }
}
