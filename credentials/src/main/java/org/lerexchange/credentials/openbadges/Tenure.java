package org.lerexchange.credentials.openbadges;

import java.time.LocalDate;
import java.util.Optional;

/** In which role and from when to when (Open Badges 3.0, AchievementSubject: role, activityStartDate, activityEndDate). */
public record Tenure(String role, LocalDate start, Optional<LocalDate> end) {
    /** The end is not before the start. */
    public Tenure {
        if (end.filter(start::isAfter).isPresent()) {
            throw new IllegalArgumentException("expected an end on or after " + start);
        }
    }
}
