package org.lerexchange.edge;

/**
 * What a read model holds, in brief.
 *
 * @param count how many things
 * @param digest of the whole state: equal after a rebuild
 * @param storyDigest of the facts by people's and institutions' own ids, without keys, times, {@code seq}, epochs: equal
 *     between runs
 */
public record ModelState(long count, String digest, String storyDigest) {

    public ModelState {
        if (count < 0) {
            throw new IllegalArgumentException("expected a count of 0 or more, but came " + count);
        }
    }
}
