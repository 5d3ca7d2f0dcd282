package org.lerexchange.issuer.awards;

import java.time.LocalDate;
import java.util.Optional;
import org.lerexchange.issuer.institutions.TenantId;
import org.lerexchange.keyring.Email;

/**
 * What an institution says that a person achieved, or which position they hold.
 *
 * @param achievement the id in the institution's catalogue
 * @param name the person's name as the institution writes it; travels sealed
 * @param role Open Badges 3.0, AchievementSubject {@code role}
 * @param minor waits until a guardian agreed
 * @param onHold waits until the institution releases it
 */
public record Award(
        String achievement,
        Email email,
        Optional<String> name,
        Optional<LocalDate> awardedOn,
        Optional<String> role,
        Optional<LocalDate> start,
        Optional<LocalDate> end,
        boolean minor,
        boolean onHold) {

    /** Longest text of an award at a door, in characters: nobody's is longer, and it travels in every event of it. */
    public static final int LONGEST_TEXT = 500;

    /** The id in a tenant's catalogue; at a door the code alone will do. */
    public static String inCatalogueOf(TenantId tenant, String code) {
        return code.startsWith(tenant.value() + ':') ? code : tenant.value() + ':' + code;
    }

    public Award {
        if (achievement.isEmpty()) {
            throw new IllegalArgumentException("expected the id of an achievement, but an empty one came");
        }
    }
}
