package org.lerexchange.local.outside;

import java.net.URI;
import java.util.Optional;

/**
 * A request of a person.
 *
 * @param key says which request it is, so that a repeat of it is known as one; at most 128 visible ASCII characters
 */
public record Ask(String person, String method, URI address, Optional<Body> body, Optional<String> key) {

    /** What is sent. */
    public record Body(String type, String text) {}

    public static Ask get(String person, URI service, String path) {
        return new Ask(person, "GET", at(service, path), Optional.empty(), Optional.empty());
    }

    public static Ask put(String person, URI service, String path, String json, String key) {
        return new Ask(
                person, "PUT", at(service, path), Optional.of(new Body("application/json", json)), Optional.of(key));
    }

    public static Ask post(String person, URI service, String path, String json, String key) {
        return new Ask(
                person, "POST", at(service, path), Optional.of(new Body("application/json", json)), Optional.of(key));
    }

    public static Ask csv(String person, URI service, String path, String csv, String key) {
        return new Ask(person, "PUT", at(service, path), Optional.of(new Body("text/csv", csv)), Optional.of(key));
    }

    public static Ask delete(String person, URI service, String path, String key) {
        return new Ask(person, "DELETE", at(service, path), Optional.empty(), Optional.of(key));
    }

    private static URI at(URI service, String path) {
        return URI.create(service + path);
    }

    /** How it is called in a message; no body, for that may name somebody. */
    @Override
    public String toString() {
        return method + " " + address + " as " + person;
    }
}
