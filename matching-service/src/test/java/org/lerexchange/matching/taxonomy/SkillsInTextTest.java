package org.lerexchange.matching.taxonomy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SkillsInTextTest {
    private static final Skill WELDING = skill("welding", "welding", "weld");
    private static final Skill MIG = skill("mig", "MIG welding", "gas metal arc welding");
    private static final Skill C = skill("c", "C");
    private static final Skill CPP = skill("cpp", "C++");
    private static final Skill IT = skill("it", "IT");
    private static final Skill GOODS = skill("goods", "goods");
    private static final Skill NETWORK = skill("network", "network");
    private static final Skill JAVA = skill("java", "Java (computer programming)");

    @Test
    void theLongestLabelWinsAndNoneOverlap() {
        assertThat(found("Experience in gas metal arc welding and welding.", WELDING, MIG))
                .containsExactly("gas metal arc welding -> mig", "welding -> welding");
    }

    @Test
    void aLongerLabelThatBeginsLaterWinsOverAShorterOne() {
        Skill staff = skill("staff", "train staff");
        Skill safety = skill("safety", "staff safety rules");

        assertThat(found("You train staff safety rules", staff, safety))
                .containsExactly("staff safety rules -> safety");
    }

    @Test
    void pluralsPossessivesAndCaseDoNotHideALabel() {
        assertThat(found("NETWORKS, the Network's, network", NETWORK))
                .containsExactly("NETWORKS -> network", "Network's -> network", "network -> network");
    }

    @Test
    void aLabelThatStemmingWouldChangeNeedsItsOwnWord() {
        assertThat(found("A good worker moves goods", GOODS)).containsExactly("goods -> goods");
    }

    @Test
    void anAcronymNeedsItsCapitals() {
        assertThat(found("Put it in IT", IT)).containsExactly("IT -> it");
    }

    @Test
    void signsBelongToAName() {
        assertThat(found("Knows C++, and C.", C, CPP)).containsExactly("C++ -> cpp", "C -> c");
        assertThat(found("a c b", C)).isEmpty();
    }

    @Test
    void aFunctionWordInLowerCaseIsNeverASkill() {
        assertThat(found("it is for the best", skill("x", "for"))).isEmpty();
    }

    @Test
    void aWordThatManySkillsShareIsNoOnesAlternativeLabelUnlessWrittenAsAName() {
        Skill[] skills = {
            skill("1", "clean equipment", "equipment"),
            skill("2", "repair equipment"),
            skill("3", "lift equipment"),
            skill("4", "sell equipment"),
            skill("5", "paint equipment"),
            skill("6", "Equipment Pro", "Equipment")
        };

        assertThat(found("Brings equipment and Equipment", skills)).containsExactly("Equipment -> 6");
    }

    @Test
    void aLabelTornOffAtAConjunctionIsNotLookedFor() {
        assertThat(found("rules and procedures", skill("x", "write rules", "and procedures")))
                .isEmpty();
    }

    @Test
    void aLabelDoesNotRunAcrossPunctuation() {
        assertThat(found("Knows gas metal arc. Welding too", MIG)).isEmpty();
    }

    @Test
    void aLabelsOwnPunctuationMayStandInTheTextOrBeLeftOut() {
        Skill hvac = skill("hvac", "heating, ventilation and cooling");

        assertThat(found("Heating, ventilation and cooling; heating ventilation and cooling", hvac))
                .hasSize(2);
        assertThat(found("Heating. Ventilation and cooling", hvac)).isEmpty();
    }

    @Test
    void aQualifierInBracketsIsNotAskedOfTheText() {
        assertThat(found("Writes Java daily", JAVA)).containsExactly("Java -> java");
    }

    @Test
    void aPreferredLabelBeatsAnAlternativeAndThenTheLesserIdWins() {
        Skill alternative = skill("a", "something else", "rigging");
        Skill preferred = skill("b", "rigging");
        Skill second = skill("c", "rigging");

        assertThat(found("rigging", alternative, second, preferred)).containsExactly("rigging -> b");
    }

    @Test
    void placesPointIntoTheText() {
        String text = "Must know gas-metal-arc welding";

        FoundSkill found = finder(MIG).find(text).getFirst();

        assertThat(text.substring(found.start(), found.end()))
                .isEqualTo("gas-metal-arc welding")
                .isEqualTo(found.words());
        assertThat(found.label()).isEqualTo("gas metal arc welding");
        assertThat(found.how()).isEqualTo(FoundSkill.How.ALTERNATIVE_LABEL);
    }

    @Test
    void aTextBeyondTheLimitIsRefused() {
        String text = "a".repeat(SkillsInText.MOST_CHARACTERS + 1);

        assertThatThrownBy(() -> finder(MIG).find(text)).isInstanceOf(IllegalArgumentException.class);
    }

    private static List<String> found(String text, Skill... skills) {
        List<String> forth = found(text, Arrays.asList(skills));
        List<Skill> back = Arrays.asList(skills.clone());
        Collections.reverse(back);
        assertThat(found(text, back)).as("the order of the table's rows").isEqualTo(forth);
        return forth;
    }

    private static List<String> found(String text, List<Skill> skills) {
        SkillsInText finder = new SkillsInText(new Taxonomy("test", skills, List.of(), List.of()));
        return finder.find(text).stream()
                .map(found -> found.words() + " -> " + found.skill())
                .toList();
    }

    private static SkillsInText finder(Skill... skills) {
        return new SkillsInText(new Taxonomy("test", List.of(skills), List.of(), List.of()));
    }

    private static Skill skill(String id, String preferred, String... alternatives) {
        return new Skill(new SkillId(id), preferred, List.of(alternatives), Optional.empty(), Skill.Kind.SKILL);
    }
}
