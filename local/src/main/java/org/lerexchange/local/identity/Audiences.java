package org.lerexchange.local.identity;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Which services a role may call: the {@code aud} of its tokens. */
final class Audiences {

    static final String ISSUER = "ler-issuer";
    static final String WALLET = "ler-wallet";
    static final String VERIFIER = "ler-verifier";
    static final String MATCHING = "ler-matching";

    private Audiences() {}

    static List<String> of(Collection<String> roles) {
        Set<String> audiences = new TreeSet<>();
        roles.forEach(role -> audiences.addAll(ofRole(role)));
        return List.copyOf(audiences);
    }

    private static List<String> ofRole(String role) {
        return switch (role) {
            case "institution.staff", "institution.registrar" -> List.of(ISSUER);
            case "learner", "guardian", "counsellor" -> List.of(WALLET);
            case "employer.recruiter" -> List.of(MATCHING, VERIFIER, WALLET);
            case "agency.staff" -> List.of(ISSUER, MATCHING, VERIFIER);
            case "agency.auditor" -> List.of(MATCHING, VERIFIER);
            case "connector" -> List.of(ISSUER, MATCHING);
            case "operator" -> List.of(ISSUER, MATCHING, VERIFIER, WALLET);
            default -> throw new IllegalArgumentException("expected a role of the exchange, but '" + role + "' came");
        };
    }
}
