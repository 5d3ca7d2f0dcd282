package org.lerexchange.local.region;

import java.util.Map;
import java.util.TreeMap;

/**
 * A job and the skills that the exchange found in its text.
 *
 * @param labels by skill id
 */
public record FoundSkills(Job job, Map<String, String> labels) {

    public FoundSkills {
        labels = new TreeMap<>(labels);
    }
}
