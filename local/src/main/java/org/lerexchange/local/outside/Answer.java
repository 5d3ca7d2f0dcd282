package org.lerexchange.local.outside;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** What a door answered. */
public record Answer(Ask ask, int status, String text) {

    private static final JsonMapper JSON = new JsonMapper();
    private static final int LONGEST = 400;
    private static final int SUCCESS = 200;
    private static final int NO_SUCCESS = 300;

    public boolean done() {
        return status >= SUCCESS && status < NO_SUCCESS;
    }

    /** A missing node where the body is not JSON. */
    public JsonNode json() {
        try {
            return text.isBlank() ? MissingNode.getInstance() : JSON.readTree(text);
        } catch (JacksonException e) {
            return MissingNode.getInstance();
        }
    }

    /** The field of the body as text; empty where it is not there. */
    public String field(String name) {
        return json().path(name).asString("");
    }

    /** Itself, if the request was done. */
    public Answer expectDone() {
        if (!done()) {
            throw new NotSeen("2xx for " + ask, shown() + " came");
        }
        return this;
    }

    public String shown() {
        return status + " " + (text.length() > LONGEST ? text.substring(0, LONGEST) + "..." : text);
    }
}
