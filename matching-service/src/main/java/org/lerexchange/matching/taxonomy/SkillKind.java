package org.lerexchange.matching.taxonomy;

/** What sort of thing a canonical skill is; ESCO's {@code skillType}, with our own starter table's finer kinds. */
public enum SkillKind {
    /** Something a person can do. */
    SKILL,
    /** Something a person knows. */
    KNOWLEDGE,
    /** A tool, language or product a person can work with. */
    TOOL,
    /** A skill of use in every occupation. */
    TRANSVERSAL
}
