package org.lerexchange.credentials.contexts;

import jakarta.json.JsonObject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The JSON-LD contexts we know, by URL. Ours come from our jar; nothing is fetched, an unknown one is refused. */
public final class Contexts {
    /** VC Data Model 2.0 §4.3: the base context. */
    public static final String CREDENTIALS_V2 = "https://www.w3.org/ns/credentials/v2";

    /** Open Badges 3.0, context 3.0.3. */
    public static final String OPEN_BADGES = "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json";

    /** DID Core 1.0 §4. */
    public static final String DID_V1 = "https://www.w3.org/ns/did/v1";

    /** Controlled Identifiers 1.0 §2.2.2. */
    public static final String MULTIKEY_V1 = "https://w3id.org/security/multikey/v1";

    private static final Contexts KNOWN = load();

    private final Map<String, JsonObject> byUrl;

    private Contexts(Map<String, JsonObject> byUrl) {
        this.byUrl = Map.copyOf(byUrl);
    }

    /** The contexts of the jar. */
    public static Contexts known() {
        return KNOWN;
    }

    /** These and one more, for conformance runs and tests. */
    public Contexts with(String url, JsonObject context) {
        Map<String, JsonObject> more = new HashMap<>(byUrl);
        more.put(url, context);
        return new Contexts(more);
    }

    /** The document behind a URL, if we know it. */
    public Optional<JsonObject> find(String url) {
        return Optional.ofNullable(byUrl.get(url));
    }

    private static Contexts load() {
        Map<String, JsonObject> byUrl = new HashMap<>();
        for (String table : List.of("vc-2.0", "ob-3.0.3", "did-1.0", "multikey-1.0", "data-integrity-2")) {
            TermTable read = TermTable.read(table + ".terms");
            byUrl.put(read.url(), read.context());
        }
        return new Contexts(byUrl);
    }
}
