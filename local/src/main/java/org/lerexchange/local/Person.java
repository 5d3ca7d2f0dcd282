package org.lerexchange.local;

import java.util.List;

/**
 * A demo person.
 *
 * @param person the short name, which is also the {@code sub} of the person's tokens
 * @param tenant the agency, institution or employer the person works for; empty for a learner
 */
public record Person(String person, String name, String email, String tenant, List<String> roles) {

    private static final String SHORT_NAME = "[a-z0-9.-]+";

    public Person {
        if (!person.matches(SHORT_NAME)) {
            throw new IllegalArgumentException(
                    "expected a person's short name of a-z, 0-9, '-' and '.', but '" + person + "' came");
        }
        roles = List.copyOf(roles);
    }
}
