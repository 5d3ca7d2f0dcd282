package org.lerexchange.matching.taxonomy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SkillSearchTest {

    private final SkillSearch search = new SkillSearch(List.of(
            skill("data-entry", "data entry", "keyboarding"),
            skill("big-data", "analyse big data", "big data analysis"),
            skill("data", "data", "information"),
            skill("cpp", "C++ (programming)", "C plus plus")));

    @Test
    void theWholeLabelComesBeforeOneThatBeginsSoAndThatBeforeAWordWithin() {
        assertThat(ids("data")).containsExactly("ler:skill:data", "ler:skill:data-entry", "ler:skill:big-data");
    }

    @Test
    void everyWordThatIsAskedForBeginsAWordOfOneLabel() {
        assertThat(ids("da big")).containsExactly("ler:skill:big-data");
        assertThat(ids("data keyb")).as("of two labels").isEmpty();
        assertThat(ids("ata")).as("within a word").isEmpty();
    }

    @Test
    void alternativesLettersAndSignsAreFound() {
        assertThat(ids("KEYBOARD")).containsExactly("ler:skill:data-entry");
        assertThat(ids("c++")).containsExactly("ler:skill:cpp");
    }

    @Test
    void noMoreAreAnsweredThanAskedForAndNothingForNothing() {
        assertThat(search.find("data", 2)).hasSize(2);
        assertThat(ids(" ,. ")).isEmpty();
    }

    private List<String> ids(String query) {
        return search.find(query, 10).stream().map(skill -> skill.id().value()).toList();
    }

    private static Skill skill(String code, String label, String alternative) {
        return new Skill(
                new SkillId("ler:skill:" + code), label, List.of(alternative), Optional.empty(), Skill.Kind.SKILL);
    }
}
