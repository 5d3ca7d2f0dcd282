package org.lerexchange.matching.taxonomy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EscoTest {
    private static final Path SHARED = Path.of(System.getProperty("ler.shared", "no-such-folder"));

    @Test
    void aFolderInEscosFormIsReadWithItsRelations(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("skills_en.csv"), """
            conceptUri,skillType,reuseLevel,preferredLabel,altLabels,definition,description
            http://example.org/s/1,skill/competence,x,stack crates,pile crates | heap crates,,"a
            b"
            http://example.org/s/2,knowledge,x,crates,,,
            """, StandardCharsets.UTF_8);
        Files.writeString(folder.resolve("skillSkillRelations.csv"), """
            originalSkillUri,originalSkillType,relationType,relatedSkillType,relatedSkillUri
            http://example.org/s/1,skill/competence,essential,knowledge,http://example.org/s/2
            """, StandardCharsets.UTF_8);

        Taxonomy taxonomy = TaxonomyTables.esco("test-1", folder);

        assertThat(taxonomy.version()).isEqualTo("test-1");
        assertThat(taxonomy.skillCalled("https://example.org/s/1/").map(Skill::alternativeLabels))
                .contains(List.of("pile crates", "heap crates"));
        assertThat(taxonomy.near(new SkillId("http://example.org/s/2")))
                .containsExactly(new Taxonomy.Near(new SkillId("http://example.org/s/1"), Neighbours.ESSENTIAL));
    }

    @Test
    void aFolderWithoutSkillsIsRefused(@TempDir Path folder) {
        assertThatThrownBy(() -> TaxonomyTables.esco("test-1", folder)).isInstanceOf(FileNotFoundException.class);
    }

    @Test
    void mostRealPostingsNameAnEscoSkill() throws IOException {
        Path esco = SHARED.resolve("data/esco");
        Path postings = SHARED.resolve("data/jobs/nyc_jobs_train.jsonl.gz");
        assumeTrue(Files.exists(esco) && Files.exists(postings), "missing: data/esco or data/jobs under ler.shared");
        long start = System.nanoTime();
        SkillsInText finder = new SkillsInText(TaxonomyTables.esco("esco-1.1.1", esco));
        long built = System.nanoTime();

        List<List<FoundSkill>> found =
                texts(postings).stream().map(finder::find).toList();
        long done = System.nanoTime();

        long withOne = found.stream().filter(skills -> !skills.isEmpty()).count();
        long all = found.stream().mapToLong(List::size).sum();
        System.out.printf(
                "ESCO built in %d ms; %d of %d postings name a skill, %d found in all, in %d ms%n",
                (built - start) / 1_000_000, withOne, found.size(), all, (done - built) / 1_000_000);
        assertThat(found).hasSize(844);
        assertThat(withOne).isGreaterThanOrEqualTo(750);
    }

    private static List<String> texts(Path postings) throws IOException {
        ObjectMapper json = new ObjectMapper();
        List<String> texts = new ArrayList<>();
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(postings)), StandardCharsets.UTF_8))) {
            for (Optional<String> line = next(lines); line.isPresent(); line = next(lines)) {
                JsonNode posting = json.readTree(line.get());
                texts.add(posting.path("Job Description").asText("") + "\n"
                        + posting.path("Minimum Qual Requirements").asText("") + "\n"
                        + posting.path("Preferred Skills").asText(""));
            }
        }
        return texts;
    }

    private static Optional<String> next(BufferedReader lines) throws IOException {
        return Optional.ofNullable(lines.readLine());
    }
}
