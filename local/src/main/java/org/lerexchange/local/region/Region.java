package org.lerexchange.local.region;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.lerexchange.local.People;
import org.lerexchange.local.Person;

/**
 * The demo region, as its tables say it.
 *
 * @param institutions those that issue records, employers that do so among them
 * @param registrars who records for each of them, by tenant
 */
public record Region(
        List<Institution> institutions,
        List<Employer> employers,
        List<Job> jobs,
        Cast cast,
        Map<String, String> registrars) {

    /** How the matching service names the skills of its starter taxonomy. */
    static final String OWN_SKILL = "ler:skill:";

    private static final String FRAMEWORK = "LER starter skills";

    public Region {
        institutions = List.copyOf(institutions);
        employers = List.copyOf(employers);
        jobs = List.copyOf(jobs);
        registrars = Map.copyOf(registrars);
    }

    public static Region read() {
        List<Employer> employers = Table.ofTheRegion("employers.csv", Region::employer);
        List<Institution> institutions = new ArrayList<>(Table.ofTheRegion("institutions.csv", Region::institution));
        employers.stream()
                .filter(Employer::issuesRecords)
                .forEach(employer -> institutions.add(new Institution(employer.tenant(), employer.name(), "employer")));
        List<Job> jobs = Table.ofTheRegion("jobs.csv", Region::job);
        return new Region(institutions, employers, jobs, cast(jobs), readRegistrars());
    }

    private static Cast cast(List<Job> jobs) {
        Map<String, String> labels = new TreeMap<>();
        Table.ofTheRegion("skills.csv", row -> labels.put(row.getField("code"), row.getField("label")));
        List<Achievement> achievements = Table.ofTheRegion("achievements.csv", row -> achievement(row, labels));
        People people = People.ofTheRegion();
        List<Learner> learners = Table.ofTheRegion("learners.csv", row -> learner(row, people));
        Properties told = Table.properties("told.properties");
        Job job = only(jobs, one -> one.id().equals(told.getProperty("job")));
        return new Cast(
                achievements,
                learners,
                Table.ofTheRegion("employments.csv", Region::employment),
                new Told(
                        only(learners, one -> one.person().equals(told.getProperty("learner"))),
                        only(achievements, one -> one.code().equals(told.getProperty("achievement"))),
                        job,
                        job.neededSkills()));
    }

    private static <T> T only(List<T> all, Predicate<T> which) {
        return all.stream()
                .filter(which)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("told.properties names what is not in the tables"));
    }

    /** The person that records for an institution, or for an employer that issues records. */
    public String registrar(String tenant) {
        String registrar = registrars.get(tenant);
        if (registrar == null) {
            throw new IllegalStateException("expected a registrar of " + tenant);
        }
        return registrar;
    }

    private static Map<String, String> readRegistrars() {
        return People.ofTheRegion().all().stream()
                .filter(person -> person.roles().contains("institution.registrar"))
                .collect(Collectors.toMap(Person::tenant, Person::person));
    }

    private static Institution institution(NamedCsvRecord row) {
        return new Institution(row.getField("tenant"), row.getField("name"), row.getField("kind"));
    }

    private static Employer employer(NamedCsvRecord row) {
        return new Employer(
                row.getField("tenant"),
                row.getField("name"),
                row.getField("field"),
                row.getField("area"),
                row.getField("issuesRecords").equals("yes"));
    }

    private static Achievement achievement(NamedCsvRecord row, Map<String, String> labels) {
        List<Alignment> alignments = new ArrayList<>();
        for (String code : Table.words(row, "skills")) {
            String label = labels.get(code);
            if (label == null) {
                throw new IllegalStateException("expected a label of the skill " + code + " in skills.csv");
            }
            alignments.add(Alignment.ofSkill(OWN_SKILL + code, label, FRAMEWORK));
        }
        alignments.add(Alignment.ofOccupation(row.getField("occupation"), row.getField("occupationTitle")));
        return new Achievement(
                row.getField("code"),
                row.getField("tenant"),
                row.getField("field"),
                row.getField("type"),
                row.getField("name"),
                row.getField("description"),
                row.getField("criteria"),
                alignments);
    }

    private static Learner learner(NamedCsvRecord row, People people) {
        Person person = people.find(row.getField("person"))
                .orElseThrow(() -> new IllegalStateException("expected a person " + row.getField("person")));
        return new Learner(
                person.person(),
                person.name(),
                person.email(),
                row.getField("field"),
                Table.text(row, "area"),
                Table.words(row, "modes"),
                Table.text(row, "minimumHourlyPayCents").map(Integer::valueOf),
                row.getField("planted").equals("yes"));
    }

    private static Employment employment(NamedCsvRecord row) {
        return new Employment(
                row.getField("record"),
                row.getField("learner"),
                row.getField("tenant"),
                row.getField("achievement"),
                row.getField("role"),
                row.getField("from"),
                Table.text(row, "until"));
    }

    private static Job job(NamedCsvRecord row) {
        List<String> mustHaves = ids(row, "mustHave");
        Optional<String> text = Table.text(row, "text");
        List<Job.Skill> skills = Stream.of(
                        mustHaves.stream().map(id -> new Job.Skill(id, true, true)),
                        ids(row, "required").stream().map(id -> new Job.Skill(id, true, false)),
                        ids(row, "preferred").stream().map(id -> new Job.Skill(id, false, false)))
                .flatMap(part -> part)
                .toList();
        return new Job(
                row.getField("job"),
                row.getField("employer"),
                row.getField("title"),
                Table.text(row, "occupation"),
                row.getField("mode"),
                Table.text(row, "area"),
                new Job.Pay(
                        Table.text(row, "hourlyPayCentsMinimum").map(Integer::valueOf),
                        Table.text(row, "hourlyPayCentsMaximum").map(Integer::valueOf)),
                text,
                text.isPresent() ? List.of() : skills,
                text.isPresent() ? mustHaves : List.of());
    }

    private static List<String> ids(NamedCsvRecord row, String column) {
        return Table.words(row, column).stream().map(code -> OWN_SKILL + code).toList();
    }
}
