package org.lerexchange.wallet.consent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.lerexchange.events.AudienceKind;
import org.lerexchange.events.ConsentChanged;
import org.lerexchange.events.ConsentPurpose;
import org.lerexchange.events.ConsentState;
import org.lerexchange.messaging.Event;
import org.lerexchange.schemas.Topics;
import org.lerexchange.wallet.World;
import org.lerexchange.wallet.holders.HolderId;

class ConsentTest {

    private static final String EMAIL = "ana@example.org";

    private final World world = new World();
    private final HolderId ana = world.anOpenWallet(EMAIL);

    @Test
    void aGrantIsSaidOnceWithItsTerms() {
        world.grant(ana, "c1", ending(Duration.ofDays(30)));
        world.grant(ana, "c1", ending(Duration.ofDays(30)));

        assertThat(world.relay()).singleElement().satisfies(event -> {
            assertThat(event.seq()).isEqualTo(1);
            assertThat(event.value()).isInstanceOfSatisfying(ConsentChanged.class, value -> {
                assertThat(value.getState()).isEqualTo(ConsentState.GRANTED);
                assertThat(value.getPurpose()).isEqualTo(ConsentPurpose.MATCHING);
                assertThat(value.getAudienceKind()).isEqualTo(AudienceKind.REGION_EMPLOYERS);
                assertThat(value.getUntil()).isEqualTo(world.clock.instant().plus(Duration.ofDays(30)));
            });
        });
    }

    @Test
    void aDormantWalletGrantsNothing() {
        HolderId dormant = world.aHolder("ben@example.org");

        assertThat(world.grant(dormant, "c1", World.everythingForMatching()))
                .isEqualTo(new GrantConsent.Outcome.Refused(GrantConsent.Reason.WALLET_IS_NOT_OPEN));
        assertThat(world.relay()).isEmpty();
    }

    @Test
    void whatIsOverAlreadyOrTooMuchOrAnotherPersonsIsRefused() {
        HolderId ben = world.anOpenWallet("ben@example.org");
        for (int i = 0; i < Ledger.MAX_LIVE; i++) {
            world.grant(ana, "c" + i, World.everythingForMatching());
            world.relay();
        }

        assertThat(world.grant(ben, "over", ending(Duration.ZERO)))
                .isEqualTo(refused(GrantConsent.Reason.ALREADY_OVER));
        assertThat(world.grant(ben, "c1", World.everythingForMatching()))
                .isEqualTo(refused(GrantConsent.Reason.ID_IS_TAKEN));
        assertThat(world.grant(ana, "one more", World.everythingForMatching()))
                .isEqualTo(refused(GrantConsent.Reason.TOO_MANY_CONSENTS));
    }

    @Test
    void aConsentCanBeNarrowedButNotWidened() {
        world.grant(ana, "c1", only("License", "Certificate"));

        assertThat(world.narrow(ana, "c1", only("License"))).isInstanceOf(NarrowConsent.Outcome.Narrowed.class);
        assertThat(world.narrow(ana, "c1", only("License"))).isInstanceOf(NarrowConsent.Outcome.Unchanged.class);
        assertThat(world.narrow(ana, "c1", only("License", "Certificate")))
                .isEqualTo(new NarrowConsent.Outcome.Refused(NarrowConsent.Reason.NOT_NARROWER));
        assertThat(world.narrow(ana, "c1", World.everythingForMatching()))
                .isEqualTo(new NarrowConsent.Outcome.Refused(NarrowConsent.Reason.NOT_NARROWER));
        assertThat(world.relay()).extracting(Event::seq).containsExactly(1L, 2L);
    }

    @Test
    void withdrawingTwiceIsHarmlessAndFinal() {
        world.grant(ana, "c1", World.everythingForMatching());

        assertThat(world.withdraw(ana, "c1")).isInstanceOf(WithdrawConsent.Outcome.Withdrawn.class);
        assertThat(world.withdraw(ana, "c1")).isInstanceOf(WithdrawConsent.Outcome.AlreadyEnded.class);
        assertThat(world.narrow(ana, "c1", only("License")))
                .isEqualTo(new NarrowConsent.Outcome.Refused(NarrowConsent.Reason.HAS_ENDED));
        assertThat(world.grant(ana, "c1", World.everythingForMatching()))
                .isInstanceOfSatisfying(
                        GrantConsent.Outcome.AlreadyGranted.class,
                        there -> assertThat(there.consent().state()).isEqualTo(Consent.State.WITHDRAWN));
        world.relay();
        assertThat(world.saidOnce(Topics.CONSENT_CHANGED))
                .extracting(ConsentChanged::getState)
                .containsExactly(ConsentState.GRANTED, ConsentState.WITHDRAWN);
    }

    @Test
    void nobodyWithdrawsTheConsentOfAnother() {
        HolderId ben = world.anOpenWallet("ben@example.org");
        world.grant(ana, "c1", World.everythingForMatching());

        assertThat(world.withdraw(ben, "c1")).isEqualTo(new WithdrawConsent.Outcome.NoSuchConsent(new ConsentId("c1")));
        assertThat(world.narrow(ben, "c1", only("License")))
                .isEqualTo(new NarrowConsent.Outcome.Refused(NarrowConsent.Reason.NO_SUCH_CONSENT));
    }

    @Test
    void theTimerKnowsOfEndsThatWereGivenAfterItsFirstTurn() {
        assertThat(world.consent.expireDue().block()).isZero();
        world.grant(ana, "c1", ending(Duration.ofSeconds(60)));
        assertThat(world.consent.expireDue().block()).isZero();

        world.clock.pass(Duration.ofSeconds(60));

        assertThat(world.consent.expireDue().block()).isEqualTo(1);
        assertThat(world.consent.expireDue().block()).isZero();
    }

    @Test
    void aConsentIsNotLiveFromItsEndOnAndTheTimerSaysSoOnce() {
        world.grant(ana, "c1", ending(Duration.ofDays(30)));
        world.grant(ana, "c2", World.everythingForMatching());
        world.clock.pass(Duration.ofDays(30).minusMillis(1));
        assertThat(world.consent.expireDue().block()).isZero();

        world.clock.pass(Duration.ofMillis(1));

        assertThat(world.consent
                        .consents
                        .liveOf(ana)
                        .map(Consent::id)
                        .collectList()
                        .block())
                .containsExactly(new ConsentId("c2"));
        assertThat(world.consent.expireDue().block()).isEqualTo(1);
        assertThat(world.consent.expireDue().block()).isZero();
        assertThat(world.withdraw(ana, "c1")).isInstanceOf(WithdrawConsent.Outcome.AlreadyEnded.class);
        assertThat(world.consent.owner.present().apply("c1").block())
                .isNotNull()
                .satisfies(event -> assertThat(event.value().getState()).isEqualTo(ConsentState.EXPIRED));
    }

    @Test
    void theOwnerPresentsWhatWasLastSaid() {
        world.grant(ana, "c1", World.everythingForMatching());
        world.withdraw(ana, "c1");

        Event<?> last = world.relay().getLast();
        assertThat(world.consent.owner.present().apply("c1").block()).isEqualTo(last);
        assertThat(world.consent.owner.present().apply("c9").blockOptional()).isEmpty();
    }

    @Test
    void everyAudienceAndTermComesBackFromTheStore() {
        Terms.Tenant tenant = new Terms.Tenant("acme");
        List<Terms.Audience> audiences = List.of(
                new Terms.Audience.Employer(tenant),
                new Terms.Audience.RegionEmployers(),
                new Terms.Audience.EducationProvider(tenant),
                new Terms.Audience.Agency(tenant));

        for (Terms.Audience audience : audiences) {
            Terms terms = new Terms(
                    Terms.Purpose.EDUCATION,
                    Set.of(new Terms.Category("License")),
                    Set.of(new PartId("p")),
                    audience,
                    false,
                    Optional.of(world.clock.instant().plusSeconds(9)));
            world.grant(ana, "to " + audience, terms);
            assertThat(world.consent
                            .consents
                            .find(new ConsentId("to " + audience))
                            .block())
                    .isNotNull()
                    .satisfies(given -> assertThat(given.consent().terms()).isEqualTo(terms));
        }
        world.relay();
        assertThat(world.saidOnce(Topics.CONSENT_CHANGED))
                .extracting(ConsentChanged::getAudienceKind, ConsentChanged::getAudience)
                .containsExactly(
                        tuple(AudienceKind.EMPLOYER, "acme"),
                        tuple(AudienceKind.REGION_EMPLOYERS, null),
                        tuple(AudienceKind.EDUCATION_PROVIDER, "acme"),
                        tuple(AudienceKind.AGENCY, "acme"));
    }

    @Test
    void narrowerTermsNeverCoverWhatTheWiderDoNot() {
        Random random = new Random(20261123);
        Instant now = world.clock.instant();
        int within = 0;
        for (int i = 0; i < 20_000; i++) {
            Terms wide = anyTerms(random, now);
            Terms narrow = anyTerms(random, now);
            if (narrow.isWithin(wide)) {
                within++;
                Consent before = Consent.granted(new ConsentId("c"), new ProfileId("p"), wide, now);
                Consent after = before.narrowed(narrow, now);
                Consent.Candidate candidate = new Consent.Candidate(
                        new PartId("p" + random.nextInt(3)),
                        new Terms.Category("k" + random.nextInt(3)),
                        now.plusSeconds(random.nextInt(3) - 1));
                Instant later = now.plusSeconds(random.nextInt(4));
                assertThat(after.covers(candidate, later) && !before.covers(candidate, later))
                        .as("seed 20261123, world %s: %s within %s", i, narrow, wide)
                        .isFalse();
            }
        }
        assertThat(within).isGreaterThan(100);
    }

    private static Terms anyTerms(Random random, Instant now) {
        return new Terms(
                Terms.Purpose.MATCHING,
                some(random, "k").stream().map(Terms.Category::new).collect(Collectors.toSet()),
                some(random, "p").stream().map(PartId::new).collect(Collectors.toSet()),
                new Terms.Audience.RegionEmployers(),
                random.nextBoolean(),
                random.nextBoolean() ? Optional.empty() : Optional.of(now.plusSeconds(1 + random.nextInt(3))));
    }

    private static Set<String> some(Random random, String prefix) {
        return random.ints(random.nextInt(3), 0, 3).mapToObj(i -> prefix + i).collect(Collectors.toSet());
    }

    private Terms ending(Duration after) {
        Terms all = World.everythingForMatching();
        return new Terms(
                all.purpose(),
                all.categories(),
                all.parts(),
                all.audience(),
                true,
                Optional.of(world.clock.instant().plus(after)));
    }

    private static Terms only(String... categories) {
        Set<Terms.Category> some =
                Set.of(categories).stream().map(Terms.Category::new).collect(Collectors.toSet());
        Terms all = World.everythingForMatching();
        return new Terms(all.purpose(), some, Set.of(), all.audience(), true, Optional.empty());
    }

    private static GrantConsent.Outcome refused(GrantConsent.Reason reason) {
        return new GrantConsent.Outcome.Refused(reason);
    }

    @Test
    void anInstanceEndsWhatAnotherGrantedAfterItsRefill() {
        ConsentRoom other = world.anotherConsent();
        assertThat(other.expireDue().block()).isZero();
        world.grant(ana, "c1", ending(Duration.ofDays(30)));
        world.clock.pass(Duration.ofDays(30));
        assertThat(other.expireDue().block()).isZero();

        other.refill();

        assertThat(other.expireDue().block()).isEqualTo(1);
    }
}
