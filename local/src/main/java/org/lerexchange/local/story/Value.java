package org.lerexchange.local.story;

/**
 * One value of a record that could be recognised in another one.
 *
 * @param field where it stands: {@code topic:field.inner}; below a JWE or JSON text after a {@code #}
 * @param time whether it is a time, in which case it has more than whole seconds
 */
record Value(String field, String text, boolean time) {

    /** The last name of its field. */
    String name() {
        return field.substring(Math.max(field.lastIndexOf('.'), field.lastIndexOf(':')) + 1);
    }
}
