package org.lerexchange.local.region;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Real input in a folder, read where it is: ESCO's skills ({@code esco/}), O*NET's occupations ({@code onet/}) and the City of New York's postings
 * ({@code jobs/}). The postings are divided over the region's employers.
 */
public final class RealRegion {

    private static final double HOURS_A_YEAR = 2_080;
    private static final double HOURS_A_DAY = 8;
    private static final int CENTS = 100;

    private final Path skills;
    private final Path broader;
    private final Path postings;
    private final OnetTables onet;
    private final JsonMapper json = new JsonMapper();

    /** Refuses a folder without the tables. */
    public RealRegion(Path folder) {
        this.skills = folder.resolve("esco").resolve("skills_en.csv.gz");
        this.broader = folder.resolve("esco").resolve("broaderRelationsSkillPillar.csv.gz");
        this.postings = folder.resolve("jobs").resolve("nyc_jobs_train.jsonl.gz");
        this.onet = new OnetTables(folder.resolve("onet"));
        Stream.of(skills, postings).filter(file -> !Files.exists(file)).forEach(file -> {
            throw new IllegalArgumentException("expected real input in " + file + ", but it is not there");
        });
    }

    public String taxonomyVersion() {
        return "esco-1.1.1-onet-29.3";
    }

    public List<TaxonomySkill> taxonomy() {
        Map<String, List<String>> parents = parents();
        return Table.packed(
                skills,
                row -> new TaxonomySkill(
                        row.getField("conceptUri"),
                        row.getField("preferredLabel").strip(),
                        Arrays.stream(row.getField("altLabels").split("\\|", -1))
                                .map(String::strip)
                                .filter(label -> !label.isEmpty())
                                .toList(),
                        row.getField("skillType").equals("knowledge") ? "knowledge" : "skill",
                        parents.getOrDefault(row.getField("conceptUri"), List.of())));
    }

    public List<TaxonomyOccupation> occupations() {
        return onet.occupations();
    }

    private Map<String, List<String>> parents() {
        if (!Files.exists(broader)) {
            return Map.of();
        }
        return Table.packed(broader, RealRegion::asPair).stream()
                .collect(Collectors.groupingBy(
                        pair -> pair.getFirst(), Collectors.mapping(pair -> pair.getLast(), Collectors.toList())));
    }

    private static List<String> asPair(NamedCsvRecord row) {
        return List.of(row.getField("conceptUri"), row.getField("broaderUri"));
    }

    public List<Job> jobs(List<Employer> employers) {
        List<Job> jobs = new ArrayList<>();
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(Table.unpacked(postings), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String employer = employers.get(jobs.size() % employers.size()).tenant();
                jobs.add(job(json.readTree(line), employer));
            }
            return jobs;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot be read: " + postings, e);
        }
    }

    private static Job job(JsonNode posting, String employer) {
        String text = Stream.of("Job Description", "Minimum Qual Requirements", "Preferred Skills")
                .map(field -> posting.path(field).asString(""))
                .filter(part -> !part.isBlank())
                .collect(Collectors.joining("\n\n"));
        String title = posting.path("Business Title").asString("").strip();
        return new Job(
                "nyc-" + posting.path("Job ID").asString(""),
                employer,
                title.isEmpty() ? posting.path("Civil Service Title").asString("Posting") : title,
                Optional.empty(),
                "onSite",
                Optional.empty(),
                new Job.Pay(cents(posting, "Salary Range From"), cents(posting, "Salary Range To")),
                Optional.of(text.isEmpty() ? title : text),
                List.of(),
                List.of());
    }

    private static Optional<Integer> cents(JsonNode posting, String field) {
        double hours = switch (posting.path("Salary Frequency").asString("").toLowerCase(Locale.ROOT)) {
            case "annual" -> HOURS_A_YEAR;
            case "daily" -> HOURS_A_DAY;
            default -> 1;
        };
        try {
            int cents = (int) Math.round(Double.parseDouble(posting.path(field).asString("")) * CENTS / hours);
            return cents > 0 ? Optional.of(cents) : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** How many of the postings name each skill. */
    static Map<String, Integer> postingsBySkill(List<FoundSkills> found) {
        Map<String, Integer> counts = new TreeMap<>();
        found.forEach(one -> one.labels().keySet().forEach(skill -> counts.merge(skill, 1, Integer::sum)));
        return counts;
    }

    /**
     * What each employer makes a must-have of its posting: of what can be learned in the region, the skill that sets the job
     * apart, which is the one that fewest postings name; for the told job its own.
     */
    public Map<Job, Set<String>> mustHaves(List<FoundSkills> found, Cast cast) {
        Map<String, Integer> counts = postingsBySkill(found);
        Set<String> taught = cast.achievements().stream()
                .flatMap(achievement -> achievement.skills().stream())
                .collect(Collectors.toSet());
        Map<Job, Set<String>> mustHaves = new LinkedHashMap<>();
        found.stream()
                .filter(one -> !one.labels().isEmpty())
                .forEach(one -> mustHaves.put(
                        one.job(),
                        one.job().id().equals(cast.told().job().id())
                                ? cast.told().skills()
                                : Set.of(PostedAchievements.settingApart(one, counts, taught))));
        return mustHaves;
    }

    /** The same learners over what the postings ask for; the same seed gives the same achievements. */
    public Cast cast(Region region, List<FoundSkills> found, long seed) {
        return new PostedAchievements(region, found, seed).cast();
    }
}
