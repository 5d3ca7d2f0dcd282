package org.lerexchange.testkit.doors;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.lerexchange.testkit.store.StoreTrail;

class LikenessTest {

    private static final List<String> HEADERS = List.of("cache-control: no-store", "content-length: 60");
    private static final List<String> ROAD = List.of("find things");

    @Test
    void answersThatDifferInErrorIdAndTimeAloneAreAlike() {
        Likeness pair = new Likeness(asked(404, HEADERS, "one", ROAD, 9), asked(404, HEADERS, "other", ROAD, 1));

        assertThat(pair.differences()).isEmpty();
    }

    @Test
    void anAnswerIsNoRefusal() {
        Likeness pair = new Likeness(asked(200, HEADERS, "one", ROAD, 1), asked(200, HEADERS, "one", ROAD, 1));

        assertThat(pair.differences()).containsExactly("expected 403 or 404, but 200 came");
    }

    @Test
    void whateverTellsThemApartIsNamed() {
        Likeness.Asked none = asked(404, HEADERS, "one", ROAD, 1);

        assertThat(new Likeness(asked(403, HEADERS, "one", ROAD, 1), none).differences())
                .containsExactly("status: 403, of none 404");
        assertThat(new Likeness(asked(404, List.of("content-length: 61"), "one", ROAD, 1), none).differences())
                .containsExactly("headers: [content-length: 61], of none " + HEADERS);
        assertThat(new Likeness(asked(404, HEADERS, "one", List.of("find things", "find owners"), 1), none)
                        .differences())
                .containsExactly("store: [find things, find owners], of none [find things]");
    }

    @Test
    void aBodyWithMoreInItTellsThemApart() {
        Likeness.Asked theirs =
                asked(404, "{\"code\":\"object.unknown\",\"owner\":\"lakeview\",\"errorId\":\"x\"}", HEADERS, ROAD, 1);

        assertThat(new Likeness(theirs, asked(404, HEADERS, "one", ROAD, 1)).differences())
                .singleElement()
                .asString()
                .startsWith("body: ")
                .contains("lakeview");
    }

    private static Likeness.Asked asked(
            int status, List<String> headers, String errorId, List<String> commands, int millis) {
        return asked(
                status, "{\"code\":\"object.unknown\",\"errorId\":\"" + errorId + "\"}", headers, commands, millis);
    }

    private static Likeness.Asked asked(
            int status, String body, List<String> headers, List<String> commands, int millis) {
        Door.Answer answer = new Door.Answer(status, "application/problem+json", headers, body);
        return new Likeness.Asked(answer, new StoreTrail.Trail(commands, 0), Duration.ofMillis(millis));
    }
}
