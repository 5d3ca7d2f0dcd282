package org.lerexchange.matching.feeds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lerexchange.matching.feeds.FeedWorld.START;
import static org.lerexchange.matching.feeds.FeedWorld.WELDING;
import static org.lerexchange.matching.feeds.FeedWorld.part;

import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.lerexchange.events.MatchChange;
import org.lerexchange.events.MatchChanged;
import org.lerexchange.matching.index.CandidateClaim;
import org.lerexchange.matching.index.CandidatePart;
import org.lerexchange.matching.index.ProfileId;
import org.lerexchange.matching.jobs.JobId;
import org.lerexchange.matching.ranking.MatchOutcome;

class ItemiseTest {
    private static final int MOST_OF_THE_RAIL = 900_000;

    private static FeedItem.Entry entry(FeedItem.Act act, int reasons, String claim) {
        ShownReason.Evidence evidence = new ShownReason.Evidence(
                claim, "Certificate", Optional.empty(), "institution", Optional.of("2026"), "PASSED", START);
        ShownReason reason = new ShownReason(
                "ler:skill:welding", "Welding", false, 40, ShownReason.Outcome.PROVED, Optional.of(evidence));
        List<Rest> rests = List.of(Rest.on(part("consent-1", "part-1", "college", WELDING)));
        Member.Who who = new Member.Who(new ProfileId("profile-1"), new MatchId("match-1"), "candidate-1");
        Member member = new Member(who, 7_000, MatchOutcome.Band.ALL_MET, rests, "digest", "shape", 0);
        return new FeedItem.Entry(act, member, rests, Collections.nCopies(reasons, reason), Optional.empty());
    }

    private static int bytes(FeedItem item) {
        Head head = Head.empty(new JobId("job-1"), "acme");
        MatchChanged said = FeedMapping.toEvent(head, item, "weights-1", START).value();
        try {
            return said.toByteBuffer().remaining();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void anItemIsClosedByItsBytesAndATurnByItsItems() {
        Itemise itemise = new Itemise(4);
        String letters = "\u00e9".repeat(ShowReasons.LONGEST_NAME);

        long taken = IntStream.range(0, 200)
                .filter(i -> itemise.add(entry(FeedItem.Act.OFFERED, 200, letters)))
                .count();
        List<FeedItem> items = itemise.items();

        assertThat(items)
                .hasSize(Itemise.MOST_ITEMS)
                .first()
                .extracting(FeedItem::seq)
                .isEqualTo(5L);
        assertThat(items).allSatisfy(item -> assertThat(bytes(item)).isLessThan(MOST_OF_THE_RAIL));
        assertThat(taken)
                .isEqualTo(
                        items.stream().mapToInt(item -> item.changes().size()).sum());
    }

    @Test
    void whatIsWithdrawnAlwaysHasRoom() {
        Itemise itemise = new Itemise(0);
        int many = (Itemise.MOST_ITEMS + 2) * Itemise.MOST_CHANGES;

        IntStream.range(0, many).forEach(i -> itemise.withdraw(entry(FeedItem.Act.WITHDRAWN, 0, "")));

        assertThat(itemise.add(entry(FeedItem.Act.OFFERED, 1, ""))).isFalse();
        assertThat(itemise.items().stream()
                        .mapToInt(item -> item.changes().size())
                        .sum())
                .isEqualTo(many);
    }

    @Test
    void aNameOfAnyLengthIsShownInShort() {
        CandidateClaim plain = FeedWorld.claim("college", Optional.empty(), WELDING);
        CandidateClaim claim = new CandidateClaim(
                plain.outcome(),
                new CandidateClaim.Achievement("n".repeat(1_000_000), "Certificate"),
                plain.issuer(),
                plain.skills(),
                plain.work(),
                plain.level(),
                plain.awardedOn(),
                plain.asOf(),
                plain.notAfter());
        FeedWorld world = new FeedWorld()
                .job("job-1", "acme", List.of(WELDING))
                .profile("profile-1", part("consent-1", "part-1", new CandidatePart.Audience.RegionEmployers(), claim));

        MatchChange offered = world.changes().toList().getFirst();

        assertThat(offered.getReasons().getFirst().getClaim()).hasSize(ShowReasons.LONGEST_NAME);
    }
}
