package org.lerexchange.issuer.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.lerexchange.issuer.IssuerWorld;

class DefineAchievementTest {

    private static final Achievement.Content WELDING = new Achievement.Content(
            "Welder",
            "Welds pipes",
            "Six months on the job",
            AchievementType.EMPLOYMENT,
            List.of(new Alignment(
                    "Welders",
                    URI.create("https://skills.example/51-4121.00"),
                    Optional.of("Occupations"),
                    Optional.of("51-4121.00"),
                    Optional.empty())));

    private final IssuerWorld world = new IssuerWorld();

    @Test
    void aChangeIsANewVersionAndTheSameContentIsTheSame() {
        define(IssuerWorld.forklift("one"));

        assertThat(define(IssuerWorld.forklift("one"))).isInstanceOf(DefineOutcome.Unchanged.class);
        assertThat(define(IssuerWorld.forklift("two")))
                .isInstanceOfSatisfying(
                        DefineOutcome.Defined.class,
                        defined -> assertThat(defined.achievement().version()).isEqualTo(2));
        assertThat(world.achievements.find(IssuerWorld.FORKLIFT, 1).blockOptional())
                .map(one -> one.content().description())
                .contains("one");
    }

    @Test
    void whatWasDefinedIsFoundAsItWas() {
        define(WELDING);

        assertThat(world.achievements.find(IssuerWorld.FORKLIFT).blockOptional())
                .contains(new Achievement(IssuerWorld.FORKLIFT, 1, WELDING));
    }

    @Test
    void moreVersionsThanTheLimitNeedANewCode() {
        for (int version = 1; version <= DefineAchievement.MOST_VERSIONS; version++) {
            define(IssuerWorld.forklift("version " + version));
        }

        assertThat(define(IssuerWorld.forklift("one more")))
                .isEqualTo(new DefineOutcome.TooManyVersions(IssuerWorld.FORKLIFT));
    }

    @Test
    void aTypeIsOfTheEnumerationOrAnExtension() {
        assertThat(new AchievementType("License").value()).isEqualTo("License");
        assertThatThrownBy(() -> new AchievementType("Licence")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new AchievementType("ext:")).isInstanceOf(IllegalArgumentException.class);
    }

    private DefineOutcome define(Achievement.Content content) {
        return world.defineAchievement
                .define(IssuerWorld.FORKLIFT, content)
                .blockOptional()
                .orElseThrow();
    }
}
