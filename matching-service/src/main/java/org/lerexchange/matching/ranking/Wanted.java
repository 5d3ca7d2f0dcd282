package org.lerexchange.matching.ranking;

import java.util.Comparator;
import org.lerexchange.matching.taxonomy.SkillId;

/** What a job may demand: a skill that a claim shows, or a credential of a certain type (a licence, a degree). */
public sealed interface Wanted {
    Comparator<Wanted> IN_ORDER = Comparator.comparing(Wanted::key);

    record OfSkill(SkillId skill) implements Wanted {}

    record OfCredential(Claim.CredentialType type) implements Wanted {}

    /** Whether a claim shows just this; a near skill does not. */
    default boolean shownBy(Claim claim) {
        return switch (this) {
            case OfSkill(SkillId skill) -> claim.skills().containsKey(skill);
            case OfCredential(Claim.CredentialType type) ->
                claim.source().type().equals(type);
        };
    }

    private String key() {
        return switch (this) {
            case OfSkill(SkillId skill) -> "skill " + skill.value();
            case OfCredential(Claim.CredentialType type) -> "credential " + type.value();
        };
    }
}
