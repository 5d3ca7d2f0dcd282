package org.lerexchange.issuer.awards;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lerexchange.events.AwardRecorded;
import org.lerexchange.issuer.IssuerWorld;
import org.lerexchange.schemas.Topics;

class RosterTest {

    private static final RosterId ROSTER = new RosterId("spring");

    private final IssuerWorld world = IssuerWorld.teaching();

    @Test
    void everyRowBecomesAnAward() {
        RosterOutcome.Progress progress = take("award_id,achievement,email\nA-1,forklift,ana@example.org\n");

        assertThat(progress).isEqualTo(new RosterOutcome.Progress(1, 1, 1, 0, java.util.List.of()));
        world.pending();
        assertThat(world.said(Topics.AWARD_RECORDED)).singleElement().satisfies(award -> {
            assertThat(award.getAchievementId()).isEqualTo("riverside-college:forklift");
            assertThat(award.getRow()).isEqualTo(2);
        });
    }

    @Test
    void byteOrderMarkSemicolonsAndQuotedLineBreaksAreRead() {
        String csv = """
            Award ID;achievement;E-Mail;name;awarded-on
            A-1;forklift;ana@example.org;"Ana
            ""Annie""; Ruiz";2026-05-01

            A-2;forklift;ben@example.org;Ben;2026-05-02
            """;

        RosterOutcome.Progress progress = take('\uFEFF' + csv.replace("\n", "\r\n"));

        assertThat(progress.recorded()).isEqualTo(2);
        assertThat(progress.refused()).isEmpty();
    }

    @Test
    void refusalsNameRowColumnAndRule() {
        RosterOutcome.Progress progress = take("""
            award_id,achievement,email,awarded_on,start,end,minor
            A-1,forklift,ana@example.org,01.05.2026,,,
            A-2,forklift,ana at example,,,,
            A-3,,ana@example.org,,,,
            A-4,forklift,ana@example.org,,2026-05-02,2026-05-01,
            A-5,forklift,ana@example.org,,,,perhaps
            A-6,forklift
            A-7,forklift,ana@example.org,,,,no
            A-7,forklift,ben@example.org,,,,no
            """);

        assertThat(progress.recorded()).isEqualTo(1);
        assertThat(progress.refused())
                .extracting(refusal -> refusal.row() + " " + refusal.column().orElse("-") + " " + refusal.rule())
                .containsExactly(
                        "2 awarded_on DATE",
                        "3 email EMAIL",
                        "4 achievement EMPTY",
                        "5 end ENDS_BEFORE_START",
                        "6 minor YES_OR_NO",
                        "7 - CELLS",
                        "9 award_id DIFFERS");
    }

    @Test
    void aCellThatIsTooLongIsRefusedByRowColumnAndLimit() {
        String fits = "x".repeat(Award.LONGEST_TEXT);

        RosterOutcome.Progress progress = take("award_id,achievement,email,name,role\n"
                + "A-1,forklift,ana@example.org,Ana," + "x".repeat(850_000) + '\n'
                + "A-2,forklift,ana@example.org," + fits + "x,\n"
                + "A-3," + fits + "x,ana@example.org,,\n"
                + "A-4,forklift,ana@example.org," + fits + ',' + fits + '\n');

        assertThat(progress.recorded()).isEqualTo(1);
        assertThat(progress.refused())
                .extracting(refusal -> refusal.row() + " " + refusal.column().orElse("-") + " "
                        + refusal.rule().expected())
                .containsExactly(
                        "2 role at most 500 characters",
                        "3 name at most 500 characters",
                        "4 achievement at most 500 characters");
    }

    @ParameterizedTest
    @CsvSource({
        "'award_id,achievement,emial', UNKNOWN_HEADER, email in column 3",
        "'award_id,acheivement,email', UNKNOWN_HEADER, achievement in column 2",
        "'award_id,email', MISSING_HEADER, a column achievement",
        "'award_id,email,email', REPEATED_HEADER, one column email",
        "'', NO_HEADER, award_id",
        "'award_id,achievement,\"email', BROKEN_QUOTES, quote"
    })
    void aFileIsRefusedWithWhatWasExpected(String csv, RosterOutcome.FileRule rule, String expected) {
        assertThat(accept(csv)).isInstanceOfSatisfying(RosterOutcome.Refused.class, refused -> {
            assertThat(refused.rule()).isEqualTo(rule);
            assertThat(refused.expected()).contains(expected);
        });
    }

    @Test
    void limitsAreNamed() {
        byte[] large = new byte[Roster.MOST_BYTES + 1];
        String long1 = "award_id,achievement,email\n" + "A,b,c\n".repeat(Roster.MOST_ROWS + 1);

        assertThat(world.roster.accept(IssuerWorld.RIVERSIDE, ROSTER, large).block())
                .isEqualTo(new RosterOutcome.Refused(
                        RosterOutcome.FileRule.TOO_LARGE, "at most 10485760 bytes in one file"));
        assertThat(accept(long1))
                .isEqualTo(new RosterOutcome.Refused(
                        RosterOutcome.FileRule.TOO_MANY_ROWS, "at most 10000 rows in one file"));
    }

    @Test
    void whatIsNotUtf8IsRefused() {
        byte[] latin =
                "award_id,achievement,email,name\nA-1,forklift,a@b.org,Jos\u00e9".getBytes(StandardCharsets.ISO_8859_1);

        assertThat(world.roster.accept(IssuerWorld.RIVERSIDE, ROSTER, latin).block())
                .isEqualTo(new RosterOutcome.Refused(RosterOutcome.FileRule.NOT_UTF8, "a file in UTF-8"));
    }

    @Test
    void theSameFileAgainIsHarmlessAndAnotherUnderItsIdIsToldApart() {
        String csv = rows(10);
        take(csv);

        assertThat(accept(csv))
                .isInstanceOfSatisfying(
                        RosterOutcome.Taken.class,
                        taken -> assertThat(taken.progress().done()).isTrue());
        assertThat(accept(rows(11))).isEqualTo(new RosterOutcome.Differs(ROSTER));
        assertThat(world.pending()).hasSize(10);
    }

    @Test
    void anotherRosterWithTheSameRowsRepeatsThem() {
        take(rows(10));

        world.roster
                .accept(IssuerWorld.RIVERSIDE, new RosterId("again"), rows(10).getBytes(StandardCharsets.UTF_8))
                .block();
        RosterOutcome.Progress again = world.roster
                .resume(IssuerWorld.RIVERSIDE, new RosterId("again"))
                .blockOptional()
                .orElseThrow();

        assertThat(again.repeated()).isEqualTo(10);
        assertThat(world.pending()).hasSize(10);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void aRosterKilledAnywhereEndsWithEveryAwardOnce(long seed) {
        String csv = rows(1_000);
        Random random = new Random(seed);
        AtomicInteger left = new AtomicInteger(random.nextInt(1, 300));
        AtomicInteger deaths = new AtomicInteger();
        boolean[] before = {random.nextBoolean()};
        Runnable dies = () -> {
            if (left.decrementAndGet() == 0) {
                deaths.incrementAndGet();
                left.set(random.nextInt(1, 300));
                before[0] = random.nextBoolean();
                throw new IllegalStateException("killed, by seed " + seed);
            }
        };
        world.around(() -> run(before[0], dies), () -> run(!before[0], dies));

        RosterOutcome.Progress progress = untilDone(csv);

        world.around(() -> {}, () -> {});
        world.pending();
        assertThat(deaths.get()).as("deaths with seed %d", seed).isPositive();
        assertThat(progress).isEqualTo(new RosterOutcome.Progress(1_000, 1_000, 1_000, 0, java.util.List.of()));
        assertThat(world.said(Topics.AWARD_RECORDED)).hasSize(1_000);
        assertThat(world.said(Topics.AWARD_RECORDED).stream()
                        .map(AwardRecorded::getAwardId)
                        .collect(Collectors.toSet()))
                .hasSize(1_000);
    }

    @Test
    void aRosterIsUnfinishedUntilItsLastRowIsAnswered() {
        accept(rows(3));
        assertThat(unfinished()).containsExactly(new Roster.Unfinished(IssuerWorld.RIVERSIDE, ROSTER));

        take(rows(3));

        assertThat(unfinished()).isEmpty();
    }

    private java.util.List<Roster.Unfinished> unfinished() {
        return world.roster.unfinished().collectList().blockOptional().orElseThrow();
    }

    private RosterOutcome.Progress untilDone(String csv) {
        for (int life = 0; life < 1_000; life++) {
            try {
                return take(csv);
            } catch (IllegalStateException killed) {
                assertThat(killed).hasMessageStartingWith("killed");
            }
        }
        throw new AssertionError("expected an end within 1,000 lives");
    }

    private static void run(boolean now, Runnable step) {
        if (now) {
            step.run();
        }
    }

    private RosterOutcome.Progress take(String csv) {
        assertThat(accept(csv)).isInstanceOf(RosterOutcome.Taken.class);
        return world.roster
                .resume(IssuerWorld.RIVERSIDE, ROSTER)
                .blockOptional()
                .orElseThrow();
    }

    private RosterOutcome accept(String csv) {
        return world.roster
                .accept(IssuerWorld.RIVERSIDE, ROSTER, csv.getBytes(StandardCharsets.UTF_8))
                .blockOptional()
                .orElseThrow();
    }

    private static String rows(int count) {
        return IntStream.range(0, count)
                .mapToObj(row -> "A-" + row + ",forklift,person" + row + "@example.org\n")
                .collect(Collectors.joining("", "award_id,achievement,email\n", ""));
    }
}
