package org.lerexchange.edge;

import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.bson.Document;
import org.springframework.http.HttpHeaders;

/**
 * An answer as it is kept beside an idempotency key.
 *
 * @param headers those a caller needs again
 * @param body in base64
 * @param whole false where the body was larger than what is kept
 */
record StoredAnswer(int status, Map<String, String> headers, String body, boolean whole) {

    private static final List<String> HEADERS =
            List.of(HttpHeaders.CONTENT_TYPE, HttpHeaders.LOCATION, HttpHeaders.ETAG);

    StoredAnswer {
        headers = Map.copyOf(headers);
    }

    static StoredAnswer of(int status, HttpHeaders headers, byte[] body, long limit) {
        boolean whole = body.length <= limit;
        Map<String, String> kept = new LinkedHashMap<>();
        for (String name : HEADERS) {
            String value = headers.getFirst(name);
            if (value != null) {
                kept.put(name, value);
            }
        }
        return new StoredAnswer(status, kept, whole ? Base64.getEncoder().encodeToString(body) : "", whole);
    }

    static StoredAnswer from(Document document) {
        Map<String, String> headers = new LinkedHashMap<>();
        document.getList("headers", Document.class)
                .forEach(header -> headers.put(header.getString("name"), header.getString("value")));
        return new StoredAnswer(
                Objects.requireNonNull(document.getInteger("status")),
                headers,
                Objects.requireNonNull(document.getString("body")),
                Boolean.TRUE.equals(document.getBoolean("whole")));
    }

    Document toDocument() {
        return new Document("status", status)
                .append(
                        "headers",
                        headers.entrySet().stream()
                                .map(header -> new Document("name", header.getKey()).append("value", header.getValue()))
                                .toList())
                .append("body", body)
                .append("whole", whole);
    }

    /** An answer that will be the same next time; a fault or "too many" may pass. */
    boolean isLasting() {
        return status / 100 == 2 || (status / 100 == 4 && status != 429 && status != 408);
    }

    byte[] bytes() {
        return Base64.getDecoder().decode(body);
    }
}
