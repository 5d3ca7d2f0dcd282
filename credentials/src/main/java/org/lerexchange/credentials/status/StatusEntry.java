package org.lerexchange.credentials.status;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.lerexchange.credentials.json.StrictJson;

/** Where a credential's status is found (Bitstring Status List 1.0 §2.1): one bit of one list, for one purpose. */
public record StatusEntry(String purpose, long index, String listCredential) {
    /** Irreversible. */
    public static final String REVOCATION = "revocation";

    /** Reversible. */
    public static final String SUSPENSION = "suspension";

    static final String TYPE = "BitstringStatusListEntry";
    private static final Pattern INDEX = Pattern.compile("0|[1-9][0-9]{0,17}");

    /** As {@code credentialStatus}. */
    public JsonObject toJson() {
        return StrictJson.provider()
                .createObjectBuilder()
                .add("id", listCredential + "#" + index)
                .add("type", TYPE)
                .add("statusPurpose", purpose)
                .add("statusListIndex", Long.toString(index))
                .add("statusListCredential", listCredential)
                .build();
    }

    /**
     * The entries of a credential. Empty if one of them is of a type or size that we do not know or lacks a member: then
     * its status cannot be told. A credential without {@code credentialStatus} has none: an empty list.
     */
    public static Optional<List<StatusEntry>> of(JsonObject credential) {
        JsonValue status = credential.get("credentialStatus");
        List<JsonValue> all = status == null ? List.of() : status instanceof JsonArray many ? many : List.of(status);
        List<StatusEntry> entries = new ArrayList<>();
        for (JsonValue one : all) {
            Optional<StatusEntry> entry = one instanceof JsonObject object ? read(object) : Optional.empty();
            if (entry.isEmpty()) {
                return Optional.empty();
            }
            entries.add(entry.get());
        }
        return Optional.of(List.copyOf(entries));
    }

    private static Optional<StatusEntry> read(JsonObject json) {
        String purpose = json.getString("statusPurpose", "");
        String index = json.getString("statusListIndex", "");
        String list = json.getString("statusListCredential", "");
        boolean whole = TYPE.equals(json.getString("type", ""))
                && !purpose.isEmpty()
                && INDEX.matcher(index).matches()
                && !list.isEmpty()
                && !json.containsKey("statusSize");
        return whole ? Optional.of(new StatusEntry(purpose, Long.parseLong(index), list)) : Optional.empty();
    }
}
