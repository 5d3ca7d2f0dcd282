package org.lerexchange.testkit.doors;

/**
 * A request about another tenant's object.
 *
 * @param path with the id of something that another tenant has
 * @param absent the same with an id that nobody has
 */
public record Theirs(String path, String absent) {}
