package org.lerexchange.local.region;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RealRegionTest {

    @TempDir
    private Path empty;

    @Test
    void folderWithoutTheTablesIsRefusedByName() {
        assertThatThrownBy(() -> new RealRegion(empty)).hasMessageContaining("skills_en.csv.gz");
    }

    @Test
    void skillsAndPostingsAreReadWhereTheyAre() {
        RealRegion real = new RealRegion(shared());
        List<Employer> employers = Region.read().employers();

        List<Job> jobs = real.jobs(employers);

        assertThat(real.taxonomy())
                .hasSize(13_896)
                .allMatch(skill -> !skill.label().isEmpty());
        assertThat(real.occupations()).hasSize(1_016).anySatisfy(occupation -> {
            assertThat(occupation.id()).isEqualTo("15-1252.00");
            assertThat(occupation.label()).isEqualTo("Software Developers");
            assertThat(occupation.alternatives()).isNotEmpty();
        });
        assertThat(jobs).hasSize(844);
        assertThat(jobs).extracting(Job::id).doesNotHaveDuplicates();
        assertThat(jobs).allMatch(job -> job.text().orElseThrow().length() > 20);
        assertThat(jobs.stream().map(Job::employer).distinct()).hasSize(20);
        assertThat(jobs.stream().filter(job -> job.pay().most().isPresent()))
                .hasSizeGreaterThan(800)
                .allMatch(job -> job.pay().most().orElseThrow() < 20_000);
    }

    @Test
    void castOverPostingsTeachesWhatTheyAskForAndIsTheSameForTheSameSeed() {
        Region region = Region.read();
        List<FoundSkills> found = new ArrayList<>();
        for (int n = 0; n < 60; n++) {
            Job job = region.jobs().get(n);
            found.add(new FoundSkills(
                    job, Map.of("x:common", "common", "x:pair-" + n / 2, "pair", "x:only-" + n, "only")));
        }

        Cast cast = new PostedAchievements(region, found, 5).cast();

        assertThat(new PostedAchievements(region, found, 5).cast()).isEqualTo(cast);
        assertThat(cast.achievements()).hasSize(40);
        assertThat(cast.learners().getFirst()).isEqualTo(region.cast().told().learner());
        assertThat(cast.told().achievement().skills()).containsAll(cast.told().skills());
        assertThat(cast.awards(5, 1).stream().map(Award::learner).distinct()).hasSize(200);
    }

    private static Path shared() {
        String named = System.getProperty("ler.shared", "");
        Path data = Path.of(named, "data");
        assumeTrue(!named.isEmpty() && Files.isDirectory(data), "real input: the property ler.shared names no folder");
        return data;
    }
}
