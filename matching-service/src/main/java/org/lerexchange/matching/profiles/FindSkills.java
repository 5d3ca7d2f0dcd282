package org.lerexchange.matching.profiles;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.lerexchange.matching.profiles.ProvedClaim.Alignment;
import org.lerexchange.matching.profiles.ProvedClaim.Found;
import org.lerexchange.matching.taxonomy.Alignments;
import org.lerexchange.matching.taxonomy.CurrentTaxonomy;
import org.lerexchange.matching.taxonomy.Taxonomy;

/** Follows what a claim says to canonical skills and to an occupation, by the taxonomy of now; keeps what was found before. */
final class FindSkills {
    private static final Pattern SOC = Pattern.compile("\\d{2}-\\d{4}(\\.\\d{2})?");
    private static final String WHOLE_SOC_CODE = ".00";
    private static final int SHORT_SOC = 7;

    private final CurrentTaxonomy current;

    FindSkills(CurrentTaxonomy current) {
        this.current = current;
    }

    ProvedClaim in(ProvedClaim claim) {
        CurrentTaxonomy.Language language = current.now();
        List<Alignment> mapped = claim.alignments().stream()
                .map(alignment -> mapped(alignment, language))
                .toList();
        Optional<String> occupation = claim.occupation()
                .or(() -> claim.alignments().stream()
                        .flatMap(alignment -> occupation(alignment, language.taxonomy()).stream())
                        .findFirst());
        return claim.finding(mapped, occupation);
    }

    private static Alignment mapped(Alignment alignment, CurrentTaxonomy.Language language) {
        if (alignment.found().isPresent()) {
            return alignment;
        }
        return new Alignment(
                alignment.targetUrl(),
                alignment.targetName(),
                alignment.targetCode(),
                alignment.targetFramework(),
                found(alignment, language));
    }

    private static Optional<Found> found(Alignment alignment, CurrentTaxonomy.Language language) {
        Alignments.Said said = new Alignments.Said(
                spoken(alignment.targetUrl()),
                alignment.targetCode().flatMap(FindSkills::spoken),
                spoken(alignment.targetName()),
                alignment.targetFramework());
        return language.alignments()
                .canonical(said)
                .flatMap(canonical -> language.taxonomy()
                        .skill(canonical.skill())
                        .map(skill -> new Found(skill.id().value(), skill.preferredLabel(), way(canonical))));
    }

    private static String way(Alignments.Canonical canonical) {
        return canonical.hops().stream()
                .map(hop -> hop.how() + ": " + hop.from() + " -> " + hop.to())
                .collect(Collectors.joining("; "));
    }

    /** By its code, or by the last part of its URL: what the taxonomy knows, or else has the form of a SOC code. */
    private static Optional<String> occupation(Alignment alignment, Taxonomy taxonomy) {
        String url = alignment.targetUrl();
        return Stream.of(alignment.targetCode().orElse(""), url.substring(url.lastIndexOf('/') + 1))
                .map(code -> taxonomy.occupation(code)
                        .map(known -> known.code().value())
                        .orElseGet(() -> SOC.matcher(code).matches() ? whole(code) : ""))
                .filter(code -> !code.isEmpty())
                .findFirst();
    }

    private static String whole(String code) {
        return code.length() == SHORT_SOC ? code + WHOLE_SOC_CODE : code;
    }

    private static Optional<String> spoken(String text) {
        return text.isBlank() ? Optional.empty() : Optional.of(text);
    }
}
