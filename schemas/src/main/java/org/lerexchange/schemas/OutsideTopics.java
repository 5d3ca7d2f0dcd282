package org.lerexchange.schemas;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.avro.specific.SpecificRecord;
import org.lerexchange.events.AwardAnswered;
import org.lerexchange.events.AwardRecorded;
import org.lerexchange.events.JobChanged;
import org.lerexchange.events.MatchChanged;
import org.lerexchange.messaging.Topic;

/**
 * The topics of parties outside, a family of one topic for each tenant that asked for the Kafka door: the same records as
 * the inside topics, one partition each. The topic's name is the tenant, and its ACL the authentication.
 */
public enum OutsideTopics {
    /** What an institution's own system reports: recorded, corrected, withdrawn. */
    AWARDS_IN("ler.in.", ".award", Topics.AWARD_RECORDED, "issuer", true),
    /** What an employer's own system reports: opened, changed, closed. */
    JOBS_IN("ler.in.", ".job", Topics.JOB_CHANGED, "matching", true),
    /** What became of an institution's awards. */
    AWARD_ANSWERS("ler.out.", ".award", Topics.AWARD_ANSWERED, "issuer", false),
    /** An employer's feed, job by job, as REST shows it. */
    FEED("ler.out.", ".feed", Topics.MATCH_CHANGED, "matching", false);

    /** The room of a service that hears from parties outside and answers them. */
    private static final String ROOM = ".partners";

    /** Who hears what is said to a party: no room of ours. */
    private static final Set<String> THE_PARTY = Set.of("outside");

    /** No dot: a topic's name has its own. No underscore: the broker's metrics take it for a dot. */
    private static final String A_TENANT = "[A-Za-z0-9][A-Za-z0-9-]{0,62}";

    private static final Pattern TENANT = Pattern.compile(A_TENANT);

    private final String before;
    private final String after;
    /** A topic is never changed; Avro's schema within it has no annotation that says so. */
    @SuppressWarnings("ImmutableEnumChecker")
    private final Topic<?> inner;

    private final String service;
    private final boolean inwards;
    private final Pattern pattern;

    OutsideTopics(String before, String after, Topic<?> inner, String service, boolean inwards) {
        this.before = before;
        this.after = after;
        this.inner = inner;
        this.service = service;
        this.inwards = inwards;
        this.pattern = Pattern.compile(Pattern.quote(before) + "(" + A_TENANT + ")" + Pattern.quote(after));
    }

    /** Whether a tenant of that name can have topics of its own. */
    public static boolean isTenant(String tenant) {
        return TENANT.matcher(tenant).matches();
    }

    /** The tenant's own topic of this family. */
    public Topic<?> of(String tenant) {
        return switch (this) {
            case AWARDS_IN -> awardsIn(tenant);
            case JOBS_IN -> jobsIn(tenant);
            case AWARD_ANSWERS -> awardAnswers(tenant);
            case FEED -> feed(tenant);
        };
    }

    /** {@link #AWARDS_IN} of a tenant. */
    public static Topic<AwardRecorded> awardsIn(String tenant) {
        return AWARDS_IN.topic(Topics.AWARD_RECORDED, tenant);
    }

    /** {@link #JOBS_IN} of a tenant. */
    public static Topic<JobChanged> jobsIn(String tenant) {
        return JOBS_IN.topic(Topics.JOB_CHANGED, tenant);
    }

    /** {@link #AWARD_ANSWERS} of a tenant. */
    public static Topic<AwardAnswered> awardAnswers(String tenant) {
        return AWARD_ANSWERS.topic(Topics.AWARD_ANSWERED, tenant);
    }

    /** {@link #FEED} of a tenant. */
    public static Topic<MatchChanged> feed(String tenant) {
        return FEED.topic(Topics.MATCH_CHANGED, tenant);
    }

    private <T extends SpecificRecord> Topic<T> topic(Topic<T> same, String tenant) {
        if (!isTenant(tenant)) {
            throw new IllegalArgumentException("expected a tenant's id of letters, digits and hyphens");
        }
        String owner = inwards ? "outside" : service + ROOM;
        return same.forOneParty(before + tenant + after, owner, inwards ? Set.of(service + ROOM) : THE_PARTY);
    }

    /** Matches the names of all topics of this family. */
    public Pattern pattern() {
        return pattern;
    }

    /** Whose topic it is; empty where it is none of this family. */
    public Optional<String> tenantOf(String topicName) {
        Matcher name = pattern.matcher(topicName);
        return name.matches() ? Optional.of(name.group(1)) : Optional.empty();
    }

    /** The inside topic whose record it carries. */
    public Topic<?> inner() {
        return inner;
    }

    /** The service that hears it, or says it: issuer or matching. */
    public String service() {
        return service;
    }

    /** Whether a party says it to us. */
    public boolean inwards() {
        return inwards;
    }
}
