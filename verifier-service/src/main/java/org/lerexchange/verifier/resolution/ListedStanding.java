package org.lerexchange.verifier.resolution;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.lerexchange.credentials.status.StatusEntry;
import org.lerexchange.credentials.status.StatusFlaw;
import org.lerexchange.verifier.checks.Facts;
import org.lerexchange.verifier.checks.Standing;
import org.lerexchange.verifier.checks.Standing.State;

/** What lists say of a credential: values in, values out. */
final class ListedStanding {

    /** Bitstring Status List 1.0 §2.1: purposes that inform and never end a credential. */
    private static final Set<String> INFORMATIVE = Set.of("refresh", "message");

    private ListedStanding() {}

    /** What one list says of one entry; the list must be the credential's issuer's own. */
    static Standing of(FetchedList fetched, String issuer, Facts.StatusRef ref, Instant now) {
        return switch (fetched) {
            case FetchedList.OutOfReach ignored -> Standing.unknown("statusUnreachable");
            case FetchedList.NotTaken(String why) -> Standing.unknown(why);
            case FetchedList.Held held
            when !held.list().issuer().equals(issuer) -> Standing.unknown("statusListOfAnotherIssuer");
            case FetchedList.Held held
            when held.validUntil().filter(end -> !end.isAfter(now)).isPresent() ->
                Standing.unknown("statusListExpired");
            case FetchedList.Held held -> said(held, ref);
        };
    }

    /** What is final before what may pass, and what is known before what is not; in force only if every entry is. */
    static Standing worst(List<Standing> standings) {
        for (State state : List.of(State.REVOKED, State.REPLACED, State.SUSPENDED, State.UNKNOWN)) {
            for (Standing standing : standings) {
                if (standing.state() == state) {
                    return standing;
                }
            }
        }
        return Standing.inForce();
    }

    private static Standing said(FetchedList.Held held, Facts.StatusRef ref) {
        StatusEntry entry = new StatusEntry(ref.purpose(), ref.index(), ref.listCredential());
        return switch (held.list().standing(entry)) {
            case org.lerexchange.credentials.status.Standing.Clear ignored -> Standing.inForce();
            case org.lerexchange.credentials.status.Standing.Raised ignored -> raised(ref.purpose());
            case org.lerexchange.credentials.status.Standing.Unreadable(StatusFlaw flaw) ->
                Standing.unknown(code(flaw));
        };
    }

    private static Standing raised(String purpose) {
        return switch (purpose) {
            case StatusEntry.REVOCATION -> Standing.of(State.REVOKED);
            case StatusEntry.SUSPENSION -> Standing.of(State.SUSPENDED);
            default -> INFORMATIVE.contains(purpose) ? Standing.inForce() : Standing.unknown("unknownStatusPurpose");
        };
    }

    private static String code(StatusFlaw flaw) {
        return switch (flaw) {
            case STATUS_VERIFICATION_ERROR -> "statusVerificationError";
            case STATUS_LIST_LENGTH_ERROR -> "statusListLengthError";
            case RANGE_ERROR -> "statusRangeError";
            case TOO_LARGE -> "statusListTooLarge";
        };
    }
}
