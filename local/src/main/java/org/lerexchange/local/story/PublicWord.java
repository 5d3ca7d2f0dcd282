package org.lerexchange.local.story;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/**
 * Fields whose words are the exchange's vocabulary: each is the same for many people, so that who meets one on both sides
 * knows nobody by it. A field that is not named here may have nothing in common with one of the other side.
 */
@SuppressWarnings("ImmutableEnumChecker")
enum PublicWord {
    /** How every event is written and sealed: the same for all people there are. */
    WIRE(
            "header.content-type",
            "header.ce_specversion",
            "ler.credential.issued:credential#alg",
            "ler.recipient.named:recipient#alg",
            "ler.presentation.shared:presentation#alg"),
    /** An issuer's DID is published at its own address, and all of its credentials share it. */
    ISSUER(
            "ler.credential.status-changed:issuer",
            "ler.presentation.verified:claim.issuer",
            "ler.profile.changed:parts.issuer"),
    /** An organisation, which may issue records and look for people: it stands for all of either. */
    TENANT(
            "ler.award.answered:tenant",
            "ler.match.changed:employer",
            "ler.consent.changed:audience",
            "ler.profile.changed:parts.audience");

    private final Set<String> fields;

    PublicWord(String... fields) {
        this.fields = Set.of(fields);
    }

    /** @param field a header counts on every topic */
    static Optional<PublicWord> of(String field) {
        String anywhere = field.substring(field.indexOf(':') + 1);
        return Arrays.stream(values())
                .filter(word -> word.fields.contains(field) || word.fields.contains(anywhere))
                .findFirst();
    }
}
