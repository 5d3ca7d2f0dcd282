package org.lerexchange.matching.profiles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.lerexchange.events.ConsentState;
import org.lerexchange.events.ProfileSkill;
import org.lerexchange.events.VerificationOutcome;
import org.lerexchange.matching.taxonomy.CurrentTaxonomy;
import org.lerexchange.matching.taxonomy.Skill;
import org.lerexchange.matching.taxonomy.SkillId;
import org.lerexchange.matching.taxonomy.Taxonomy;
import reactor.core.scheduler.Schedulers;

class RemapProfilesTest {
    private final ProfilesRoom room = ProfilesRoom.ofItsOwnTaxonomy();
    private final RemapProfiles remap = new RemapProfiles(room.profiles, room.findSkills, Schedulers.immediate());

    @Test
    void aNewTaxonomyFindsWhatTheOldOneDidNotKnowAndLeavesWhatWasFound() {
        heard("phlebotomy", "basket weaving");
        long before = room.present().seq();
        room.taxonomy.takeUp(CurrentTaxonomy.Language.of(weaving()));

        assertThat(remap.all().block()).isOne();

        assertThat(skills()).containsExactly("ler:skill:phlebotomy", "ler:skill:weaving");
        assertThat(room.present().seq()).isEqualTo(before + 1);
    }

    @Test
    void whereNothingNewIsFoundNothingChanges() {
        heard("phlebotomy", "yet unheard of");
        long before = room.present().seq();

        assertThat(remap.all().block()).isZero();

        assertThat(room.present().seq()).isEqualTo(before);
    }

    @Test
    void theListenerLooksAtItsStartAndAtEachChange() {
        heard("basket weaving");
        TaxonomyListener listener = new TaxonomyListener(room.taxonomy, remap);
        listener.listen();
        assertThat(skills()).isEmpty();

        room.taxonomy.takeUp(CurrentTaxonomy.Language.of(weaving()));

        await().untilAsserted(() -> assertThat(skills()).containsExactly("ler:skill:weaving"));
        listener.close();
    }

    @Test
    void anEmploymentNamesItsOccupationByCodeOrUrl() {
        room.hear(ProfilesRoom.consent("consent-1", 1, ConsentState.GRANTED));
        room.hear(
                ProfilesRoom.part("consent-1", "part-1", 1, VerificationOutcome.VERIFIED, "ext:Employment", "29-1141"));

        assertThat(room.present().value().getParts().getFirst().getOccupation()).isEqualTo("29-1141.00");
    }

    private void heard(String... skills) {
        room.hear(ProfilesRoom.consent("consent-1", 1, ConsentState.GRANTED));
        room.hear(ProfilesRoom.part("consent-1", "part-1", 1, VerificationOutcome.VERIFIED, "Certificate", skills));
    }

    private List<String> skills() {
        return room.present().value().getParts().getFirst().getSkills().stream()
                .map(ProfileSkill::getSkillId)
                .toList();
    }

    private static Taxonomy weaving() {
        Skill skill = new Skill(
                new SkillId("ler:skill:weaving"), "basket weaving", List.of(), Optional.empty(), Skill.Kind.SKILL);
        return new Taxonomy("weaving-1", List.of(skill), List.of(), List.of());
    }
}
