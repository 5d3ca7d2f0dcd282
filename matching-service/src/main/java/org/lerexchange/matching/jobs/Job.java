package org.lerexchange.matching.jobs;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.lerexchange.matching.taxonomy.SkillId;

/**
 * A job: what its employer said, what was found in it, and what the employer made of that.
 *
 * @param decisions by skill; a skill without one stands as it was given or found
 * @param seq of the last change
 * @param changedAt when that was
 */
record Job(
        JobId id,
        String employer,
        Posting posting,
        Findings findings,
        Map<SkillId, Decision> decisions,
        boolean open,
        long seq,
        Instant changedAt) {

    /** What an employer decided about a skill. */
    enum Decision {
        ACCEPTED,
        DROPPED,
        MUST_HAVE
    }

    Job {
        decisions = Map.copyOf(decisions);
    }

    /** All its skills, dropped ones too: given ones first, each skill once. */
    List<ListedSkill> skills() {
        Map<SkillId, String> words =
                findings.skills().stream().collect(Collectors.toMap(Findings.Found::skill, Findings.Found::words));
        List<ListedSkill> listed = new ArrayList<>();
        for (Posting.Given given : posting.given()) {
            listed.add(
                    ListedSkill.given(given, Optional.ofNullable(words.get(given.skill())), decision(given.skill())));
        }
        findings.skills().stream()
                .filter(found -> !posting.gives(found.skill()))
                .forEach(found -> listed.add(ListedSkill.found(found, decision(found.skill()))));
        return listed;
    }

    private Optional<Decision> decision(SkillId skill) {
        return Optional.ofNullable(decisions.get(skill));
    }

    /** Said anew: what was decided about a skill that was found holds while it is found and not given by name. */
    Job saying(Posting next, Findings found, Instant now) {
        Map<SkillId, Decision> kept = new TreeMap<>(decisions);
        kept.keySet().removeIf(skill -> posting.gives(skill) || next.gives(skill) || !found.has(skill));
        return new Job(id, employer, next, found, kept, open, seq + 1, now);
    }

    Job deciding(Map<SkillId, Decision> all, Instant now) {
        return new Job(id, employer, posting, findings, all, open, seq + 1, now);
    }

    Job closed(Instant now) {
        return new Job(id, employer, posting, findings, decisions, false, seq + 1, now);
    }
}
