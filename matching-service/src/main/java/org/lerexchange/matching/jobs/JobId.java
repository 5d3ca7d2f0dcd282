package org.lerexchange.matching.jobs;

import java.util.regex.Pattern;

/** The id of a job, the employer's own word for it; one employer in the region has it. */
public record JobId(String value) implements Comparable<JobId> {

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:-]{0,99}");

    public JobId {
        if (!isOne(value)) {
            throw new IllegalArgumentException(
                    "expected a job id of at most 100 letters, digits, dots, colons, hyphens");
        }
    }

    static boolean isOne(String value) {
        return FORM.matcher(value).matches();
    }

    @Override
    public int compareTo(JobId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
