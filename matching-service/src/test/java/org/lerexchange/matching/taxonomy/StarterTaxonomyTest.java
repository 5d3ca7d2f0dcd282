package org.lerexchange.matching.taxonomy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class StarterTaxonomyTest {
    private static Taxonomy taxonomy = new Taxonomy("none", List.of(), List.of(), List.of());
    private static SkillsInText finder = new SkillsInText(taxonomy);

    @BeforeAll
    static void readTheTables() throws IOException {
        taxonomy = TaxonomyTables.starter();
        finder = new SkillsInText(taxonomy);
    }

    @Test
    void everyOccupationNamesSkillsOfTheTable() {
        assertThat(taxonomy.skills()).hasSizeGreaterThanOrEqualTo(120);
        assertThat(taxonomy.occupations())
                .hasSizeGreaterThanOrEqualTo(40)
                .allMatch(occupation -> !occupation.skills().isEmpty())
                .allMatch(occupation -> occupation.skills().stream()
                        .allMatch(skill -> taxonomy.skill(skill).isPresent()));
    }

    @Test
    void anOccupationIsFoundByItsSocCodeWithOrWithoutItsEnding() {
        assertThat(taxonomy.occupation("29-1141").map(Occupation::title)).contains("Registered Nurses");
        assertThat(taxonomy.occupation("29-1141.00").map(Occupation::title)).contains("Registered Nurses");
        assertThat(taxonomy.occupation("a nurse")).isEmpty();
    }

    @Test
    void everyPreferredLabelLeadsToItsOwnSkill() {
        assertThat(taxonomy.skills())
                .allMatch(skill -> finder.called(skill.preferredLabel())
                        .filter(found -> found.skill().equals(skill.id()))
                        .isPresent());
    }

    @Test
    void aPostingsSentenceNamesItsSkills() {
        List<String> found = finder
                .find("Seeking a night-shift nurse: IV therapy, wound care and charting in an EHR. CPR card required; "
                        + "fluent Spanish helps. You will train staff.")
                .stream()
                .map(hit -> hit.skill().value().substring("ler:skill:".length()))
                .toList();

        assertThat(found).containsExactly("iv-therapy", "wound-care", "ehr", "cpr", "spanish", "instructing");
    }

    @Test
    void aNarrowerSkillIsNearerThanASibling() {
        List<Taxonomy.Near> near = taxonomy.near(new SkillId("ler:skill:welding"));

        assertThat(near)
                .contains(new Taxonomy.Near(new SkillId("ler:skill:tig-welding"), Neighbours.NARROWER))
                .contains(new Taxonomy.Near(new SkillId("ler:skill:soldering"), Neighbours.SIBLING));
        assertThat(taxonomy.near(new SkillId("ler:skill:tig-welding")))
                .contains(new Taxonomy.Near(new SkillId("ler:skill:welding"), Neighbours.BROADER));
        assertThat(near).isSortedAccordingTo(Taxonomy.Near.NEAREST_FIRST);
    }

    @Test
    void anAlignmentIsFollowedByTheSurestWayAndShowsItsHops() {
        assertThat(way("ler:skill:phlebotomy", "", "welding", "")).contains("URL ler:skill:phlebotomy");
        assertThat(way("", "phlebotomy", "", "")).contains("CODE ler:skill:phlebotomy");
        assertThat(way("", "2.B.3.e", "", "O*NET Content Model")).contains("SAME_AS_CODE ler:skill:programming");
        assertThat(way("", "2.B.3.e", "", "")).isEmpty();
        assertThat(way("https://unknown.example/1", "", "Venipuncture", ""))
                .contains("ALTERNATIVE_LABEL venipuncture ALTERNATIVE_LABEL ler:skill:phlebotomy");
        assertThat(way("", "", "an introduction to phlebotomy", "")).isEmpty();
    }

    private static Optional<String> way(String url, String code, String name, String framework) {
        return new Alignments(taxonomy, finder)
                .canonical(new Alignments.Said(said(url), said(code), said(name), said(framework)))
                .map(canonical -> String.join(
                        " ",
                        canonical.hops().stream()
                                .map(hop -> hop.how() + " " + hop.to())
                                .toList()));
    }

    private static Optional<String> said(String value) {
        return Optional.of(value).filter(text -> !text.isEmpty());
    }
}
