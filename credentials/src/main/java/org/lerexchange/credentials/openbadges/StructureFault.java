package org.lerexchange.credentials.openbadges;

/** Which structural rule of Open Badges 3.0 or VC Data Model 2.0 a credential breaks. */
public enum StructureFault {
    /** VC Data Model 2.0 §4.3 and Open Badges 3.0: the base context first, the Open Badges context after, by URL alone. */
    CONTEXT,
    /** Open Badges 3.0, AchievementCredential.id. */
    ID,
    /** Open Badges 3.0, AchievementCredential.type. */
    TYPE,
    /** Open Badges 3.0, AchievementCredential.issuer: a URL, or a typed object with one. */
    ISSUER,
    /** VC Data Model 2.0 §4.9: validFrom, a dateTimeStamp. */
    VALID_FROM,
    /** VC Data Model 2.0 §4.9: validUntil, a dateTimeStamp not before validFrom. */
    VALID_UNTIL,
    /** Open Badges 3.0, AchievementSubject: one, typed, with id or identifier. */
    SUBJECT,
    /** Open Badges 3.0, Achievement: id, type, name, description, criteria. */
    ACHIEVEMENT,
    /** Open Badges 3.0, Alignment: targetName and targetUrl. */
    ALIGNMENT,
    /** VC Data Model 2.0 §4.10: a status without type. */
    STATUS
}
