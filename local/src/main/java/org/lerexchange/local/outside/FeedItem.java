package org.lerexchange.local.outside;

import java.time.Instant;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * An item of an employer's feed.
 *
 * @param arrived when it came here
 */
public record FeedItem(
        String recruiter,
        String jobId,
        long seq,
        String act,
        String matchId,
        Optional<String> cause,
        JsonNode json,
        Instant arrived) {

    static FeedItem of(String recruiter, JsonNode json, Instant arrived) {
        return new FeedItem(
                recruiter,
                json.path("jobId").asString(""),
                json.path("seq").asLong(0),
                json.path("act").asString(""),
                json.path("matchId").asString(""),
                Optional.of(json.path("cause").asString("")).filter(cause -> !cause.isEmpty()),
                json,
                arrived);
    }

    public boolean isWithdrawn() {
        return act.equals("withdrawn");
    }

    /** By which an item is the same at every door. */
    public String identity() {
        return jobId + "#" + seq + " " + act + " " + matchId;
    }

    public int score() {
        return json.path("score").asInt(0);
    }

    @Override
    public String toString() {
        return identity() + cause.map(why -> " because " + why).orElse("");
    }
}
