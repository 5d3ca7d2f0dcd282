package org.lerexchange.testkit.doors;

import java.util.Map;

/**
 * A good request.
 *
 * @param path with its ids and its query
 * @param body empty for none
 */
public record Good(String path, String body) {

    private static final String NOBODYS = "nobody-has-this";

    public static Good of(String path) {
        return new Good(path, "");
    }

    /** Of the doors that the edge and the keyring open in every service; nobody has a letter of that id. */
    static Map<String, Good> ofEveryService() {
        return Map.of(
                "POST /replay", Good.of("/replay"),
                "GET /replay", Good.of("/replay"),
                "GET /state", Good.of("/state"),
                "GET /.well-known/sealing-keys", Good.of("/.well-known/sealing-keys"),
                "GET /dead-letters", Good.of("/dead-letters"),
                "GET /dead-letters/{id}", Good.of("/dead-letters/" + NOBODYS),
                "PUT /dead-letters/{id}/repair", new Good("/dead-letters/" + NOBODYS + "/repair", "{\"key\":\"k\"}"),
                "POST /dead-letters/{id}/send", Good.of("/dead-letters/" + NOBODYS + "/send"),
                "POST /dead-letters/{id}/drop", new Good("/dead-letters/" + NOBODYS + "/drop", "{\"reason\":\"r\"}"));
    }
}
