package org.lerexchange.issuer.status;

import java.util.Optional;

/** The standing of a credential at its issuer. */
public sealed interface Standing {

    record InForce() implements Standing {}

    /** May be lifted. */
    record Suspended(String reason) implements Standing {}

    /** Final. */
    record Revoked(String reason) implements Standing {}

    /** A corrected credential took its place; it may still be revoked. */
    record Replaced(CredentialId by) implements Standing {}

    /** Why, as a code. */
    default Optional<String> why() {
        return switch (this) {
            case InForce() -> Optional.empty();
            case Suspended(String reason) -> Optional.of(reason);
            case Revoked(String reason) -> Optional.of(reason);
            case Replaced replaced -> Optional.empty();
        };
    }
}
