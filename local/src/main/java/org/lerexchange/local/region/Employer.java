package org.lerexchange.local.region;

/** An employer of the region. Its recruiter is the person of the same name as its tenant. */
public record Employer(String tenant, String name, String field, String area, boolean issuesRecords) {

    /** Who speaks for its jobs. */
    public String recruiter() {
        return tenant;
    }
}
