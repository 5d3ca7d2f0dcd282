package org.lerexchange.local.region;

/**
 * Who issues records.
 *
 * @param kind {@code institution}, {@code certifyingBody} or {@code employer}
 */
public record Institution(String tenant, String name, String kind) {}
