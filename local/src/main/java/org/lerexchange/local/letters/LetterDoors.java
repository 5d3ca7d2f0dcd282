package org.lerexchange.local.letters;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.lerexchange.local.outside.Answer;
import org.lerexchange.local.outside.Ask;
import org.lerexchange.local.outside.Doors;
import org.lerexchange.local.outside.Patience;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The services' doors to their dead letters, as the operator. */
final class LetterDoors implements AutoCloseable {

    /** Of one service: who has more than these looks for one cause, not for letters. */
    static final int LISTED_AT_MOST = 1_000;

    private static final int PAGE = 200;

    /** What a door takes; a larger repair is made by API where its limit was raised. */
    private static final long REPAIR_BYTES = 256 * 1024;

    private static final String OPERATOR = "operator";
    private static final String PATH = "/dead-letters";
    private static final JsonMapper JSON = new JsonMapper();

    /** Something was not done, and why. */
    static final class Refused extends RuntimeException {

        private static final long serialVersionUID = 1;

        Refused(String why) {
            super(why, null, false, false);
        }
    }

    private final Doors doors;

    LetterDoors(UnaryOperator<String> token, Consumer<String> progress) {
        Patience briefly = new Patience(
                Duration.ofSeconds(10),
                Duration.ofSeconds(10),
                Duration.ofMillis(200),
                Duration.ofSeconds(2),
                Duration.ofSeconds(20));
        this.doors = new Doors(token, briefly, progress);
    }

    /** Every letter, oldest first; false where there are more than are listed. */
    boolean all(URI service, Consumer<JsonNode> letter) {
        String after = "";
        for (int seen = 0; seen < LISTED_AT_MOST; seen += PAGE) {
            JsonNode page = done(Ask.get(OPERATOR, service, PATH + "?limit=" + PAGE + after));
            page.path("items").forEach(letter);
            if (!page.has("after")) {
                return true;
            }
            after = "&after=" + page.path("after").asString("");
        }
        return false;
    }

    String show(URI service, String id) {
        return done(Ask.get(OPERATOR, service, at(id))).toPrettyString();
    }

    String send(URI service, String id) {
        return done(Ask.post(OPERATOR, service, at(id) + "/send", "", key())).toPrettyString();
    }

    String drop(URI service, String id, String reason) {
        String body = JSON.createObjectNode().put("reason", reason).toString();
        return done(Ask.post(OPERATOR, service, at(id) + "/drop", body, key())).toPrettyString();
    }

    /** The file has a repair, or what was shown of the letter, with its draft put right. */
    String repair(URI service, String id, Path file) {
        JsonNode written = written(file);
        JsonNode repair = written.has("draft") ? written.get("draft") : written;
        return done(Ask.put(OPERATOR, service, at(id) + "/repair", repair.toString(), key()))
                .toPrettyString();
    }

    private static JsonNode written(Path file) {
        try {
            if (Files.size(file) > REPAIR_BYTES) {
                throw new Refused("expected at most " + REPAIR_BYTES + " bytes in " + file);
            }
            return JSON.readTree(Files.readString(file));
        } catch (IOException e) {
            throw new Refused("the file cannot be read: " + file);
        } catch (JacksonException e) {
            throw new Refused("expected JSON in " + file);
        }
    }

    private static String at(String id) {
        if (!id.matches("\\d+-\\d+")) {
            throw new Refused("expected the id of a letter as 0-17, but '" + id + "' came");
        }
        return PATH + "/" + id;
    }

    /** Each command is a request of its own: what was refused before a repair may be done after it. */
    private static String key() {
        return UUID.randomUUID().toString();
    }

    private JsonNode done(Ask ask) {
        Answer answer = doors.send(ask);
        if (!answer.done()) {
            String detail = answer.field("detail");
            throw new Refused(detail.isEmpty() ? answer.shown() : answer.field("code") + ": " + detail);
        }
        return answer.json();
    }

    @Override
    public void close() {
        doors.close();
    }
}
