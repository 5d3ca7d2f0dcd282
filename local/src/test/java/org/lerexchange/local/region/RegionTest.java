package org.lerexchange.local.region;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.lerexchange.local.People;
import org.lerexchange.local.Person;

class RegionTest {

    private static final Region REGION = Region.read();

    @Test
    void regionHasWhatItPromises() {
        Cast cast = REGION.cast();

        assertThat(REGION.institutions()).hasSize(5);
        assertThat(REGION.employers()).hasSize(20);
        assertThat(REGION.employers().stream().filter(Employer::issuesRecords)).hasSize(2);
        assertThat(cast.achievements()).hasSize(40);
        assertThat(cast.employments()).hasSize(30);
        assertThat(cast.learners()).hasSize(200);
        assertThat(cast.learners().stream().filter(Learner::planted)).hasSize(20);
        assertThat(REGION.jobs()).hasSize(60);
        assertThat(REGION.jobs().stream().filter(job -> job.text().isPresent())).hasSizeGreaterThan(5);
    }

    @Test
    void coursesCoCurricularWorkBasedMilitaryAndEmploymentAchievementsAreAmongThem() {
        assertThat(REGION.cast().achievements())
                .extracting(Achievement::type)
                .contains(
                        "Course",
                        "CoCurricular",
                        "Fieldwork",
                        "ApprenticeshipCertificate",
                        "ext:MilitaryTraining",
                        Achievement.EMPLOYMENT);
    }

    @Test
    void everyIdNameAndAddressIsThereOnce() {
        People people = People.ofTheRegion();

        assertThat(people.all()).extracting(Person::person).doesNotHaveDuplicates();
        assertThat(people.all()).extracting(Person::name).doesNotHaveDuplicates();
        assertThat(REGION.cast().learners()).extracting(Learner::email).doesNotHaveDuplicates();
        assertThat(REGION.cast().achievements()).extracting(Achievement::code).doesNotHaveDuplicates();
        assertThat(REGION.jobs()).extracting(Job::id).doesNotHaveDuplicates();
        assertThat(REGION.cast().employments()).extracting(Employment::id).doesNotHaveDuplicates();
    }

    @Test
    void learnersAddressesAreUnderReservedDomains() {
        assertThat(REGION.cast().learners())
                .allSatisfy(learner -> assertThat(learner.email()).matches("[a-z.-]+@example\\.(org|com|net)"));
    }

    @Test
    void everyReferenceLeadsToARow() {
        Set<String> tenants =
                REGION.institutions().stream().map(Institution::tenant).collect(Collectors.toSet());
        Set<String> employers =
                REGION.employers().stream().map(Employer::tenant).collect(Collectors.toSet());
        Set<String> learners =
                REGION.cast().learners().stream().map(Learner::person).collect(Collectors.toSet());
        Map<String, Achievement> achievements = new HashMap<>();
        REGION.cast().achievements().forEach(one -> achievements.put(one.code(), one));

        assertThat(achievements.values()).allMatch(one -> tenants.contains(one.tenant()));
        assertThat(REGION.jobs()).allMatch(job -> employers.contains(job.employer()));
        assertThat(REGION.cast().employments()).allSatisfy(employment -> {
            assertThat(learners).contains(employment.learner());
            assertThat(achievements).containsKey(employment.achievement());
            assertThat(employment.tenant())
                    .isEqualTo(Objects.requireNonNull(achievements.get(employment.achievement()))
                            .tenant());
        });
        assertThat(tenants)
                .allSatisfy(tenant -> assertThat(REGION.registrar(tenant)).isNotEmpty());
        assertThat(employers)
                .allSatisfy(
                        tenant -> assertThat(People.ofTheRegion().find(tenant)).isPresent());
    }

    @Test
    void skillsAndOccupationsAreThoseOfTheStarterTaxonomy() throws IOException {
        Map<String, String> labels = starter("starter-skills.csv", "code", "preferredLabel");
        Map<String, String> occupations = starter("starter-occupations.csv", "code", "title");

        assertThat(REGION.cast().achievements().stream().flatMap(one -> one.alignments().stream()))
                .allSatisfy(alignment -> assertThat(alignment.targetName())
                        .isEqualTo(
                                alignment.isOfSkill()
                                        ? labels.get(alignment.targetUrl().substring(Region.OWN_SKILL.length()))
                                        : occupations.get(alignment.targetCode())));
        assertThat(REGION.jobs())
                .allSatisfy(job ->
                        assertThat(occupations).containsKey(job.occupation().orElseThrow()));
        assertThat(REGION.jobs().stream().flatMap(job -> job.neededSkills().stream()))
                .allSatisfy(skill -> assertThat(labels).containsKey(skill.substring(Region.OWN_SKILL.length())));
    }

    private static Map<String, String> starter(String table, String key, String value) throws IOException {
        Path file = Path.of("..", "matching-service", "src", "main", "resources", "org", "lerexchange", "matching")
                .resolve("taxonomy")
                .resolve(table);
        Map<String, String> rows = new HashMap<>();
        try (CsvReader<NamedCsvRecord> csv = CsvReader.builder().ofNamedCsvRecord(file)) {
            csv.forEach(row -> rows.put(row.getField(key), row.getField(value)));
        }
        return rows;
    }

    @Test
    void everyJobHasALearnerThatFitsAndSomethingThatMeetsItsMustHaves() {
        assertThat(REGION.jobs()).allSatisfy(job -> {
            assertThat(job.neededSkills()).isNotEmpty();
            List<Achievement> meeting = REGION.cast().achievements().stream()
                    .filter(achievement -> achievement.skills().containsAll(job.neededSkills()))
                    .toList();
            assertThat(meeting).isNotEmpty();
            assertThat(fitting(job).map(Learner::field))
                    .containsAnyElementsOf(
                            meeting.stream().map(Achievement::field).toList());
        });
    }

    private static Stream<Learner> fitting(Job job) {
        return REGION.cast().learners().stream()
                .filter(learner -> learner.area().isEmpty() || learner.area().equals(job.area()))
                .filter(learner -> learner.modes().isEmpty() || learner.modes().contains(job.mode()));
    }

    @Test
    void textsOfJobsSpeakOfTheirMustHaves() {
        assertThat(REGION.jobs().stream().filter(job -> job.text().isPresent())).allSatisfy(job -> {
            assertThat(job.skills()).isEmpty();
            assertThat(job.mustHaves()).isNotEmpty();
        });
    }

    @Test
    void sameSeedAndRunDealTheSameAwardsAndAnotherRunOthersToTheSamePeople() {
        List<Award> first = REGION.cast().awards(7, 1);

        assertThat(REGION.cast().awards(7, 1)).isEqualTo(first);
        List<Award> second = REGION.cast().awards(7, 2);
        assertThat(second)
                .extracting(Award::id)
                .doesNotContainAnyElementsOf(first.stream().map(Award::id).toList());
        assertThat(second.stream().map(Award::learner).distinct()).hasSize(200);
    }

    @Test
    void everyAchievementIsDealtToSomebodyAndEveryLearnerHasSomething() {
        List<Award> awards = REGION.cast().awards(1, 1);

        assertThat(awards).extracting(Award::id).doesNotHaveDuplicates();
        assertThat(awards.stream().map(Award::achievement).distinct()).hasSize(40);
        assertThat(awards.stream().map(award -> award.learner().person()).distinct())
                .hasSize(200);
    }

    @Test
    void toldLearnerShowsTheJobsSkillByTheToldAwardAlone() {
        Told told = REGION.cast().told();
        Map<String, Achievement> achievements = new HashMap<>();
        REGION.cast().achievements().forEach(one -> achievements.put(one.code(), one));

        for (int run = 1; run <= 20; run++) {
            assertThat(REGION.cast().awards(3, run).stream()
                            .filter(award -> award.learner().equals(told.learner())))
                    .isNotEmpty()
                    .noneMatch(award -> Objects.requireNonNull(achievements.get(award.achievement())).skills().stream()
                            .anyMatch(told.skills()::contains));
        }
        assertThat(told.achievement().skills()).containsAll(told.skills());
        assertThat(fitting(told.job())).contains(told.learner());
    }
}
