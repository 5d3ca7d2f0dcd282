package org.lerexchange.issuer.catalogue;

/** What became of a definition. */
public sealed interface DefineOutcome {

    /** The first version, or a new one: what was issued keeps the version it was issued with. */
    record Defined(Achievement achievement) implements DefineOutcome {}

    /** The present version says the same. */
    record Unchanged(Achievement achievement) implements DefineOutcome {}

    /** It has {@link DefineAchievement#MOST_VERSIONS} versions already: a new code is due. */
    record TooManyVersions(AchievementId id) implements DefineOutcome {}
}
