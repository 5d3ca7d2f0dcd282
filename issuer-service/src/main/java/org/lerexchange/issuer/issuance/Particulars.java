package org.lerexchange.issuer.issuance;

import java.time.LocalDate;
import java.util.Optional;

/** What an award says beside the achievement (Open Badges 3.0, AchievementSubject). */
public record Particulars(
        Optional<LocalDate> awardedOn, Optional<String> role, Optional<LocalDate> start, Optional<LocalDate> end) {}
