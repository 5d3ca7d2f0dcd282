package org.lerexchange.verifier.trust;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.lerexchange.verifier.checks.Trust.CompromisedKey;
import org.lerexchange.verifier.checks.Trust.State;

class TrustDecisionTest {

    private static final String DID = "did:web:lakeview.example";
    private static final String KEY = DID + "#key-1";
    private static final Instant T1 = Instant.parse("2026-11-25T08:00:00Z");
    private static final Instant T2 = T1.plusSeconds(60);

    @Test
    void theFirstDecisionBeginsTheCount() {
        Accreditation first = decided(Optional.empty(), wanted(State.ACCREDITED), T1);

        assertThat(first.seq()).isEqualTo(1);
        assertThat(first.since()).isEqualTo(T1);
        assertThat(first.agency()).isEqualTo("agency");
    }

    @Test
    void theSameDecisionAgainChangesNothing() {
        Accreditation first = decided(Optional.empty(), wanted(State.ACCREDITED, "B", "A"), T1);

        TrustDecision again =
                TrustDecision.of(Optional.of(first), DID, "agency", wanted(State.ACCREDITED, "A", "B", "A"), T2);

        assertThat(again).isEqualTo(new TrustDecision.Unchanged(first));
    }

    @Test
    void anotherStateBeginsAnewAndCountsOn() {
        Accreditation first = decided(Optional.empty(), wanted(State.ACCREDITED), T1);

        Accreditation second = decided(Optional.of(first), wanted(State.SUSPENDED), T2);

        assertThat(second.seq()).isEqualTo(2);
        assertThat(second.since()).isEqualTo(T2);
    }

    @Test
    void whatLeavesTheStateLeavesItsBeginning() {
        Accreditation first = decided(Optional.empty(), wanted(State.ACCREDITED), T1);

        Accreditation narrowed = decided(Optional.of(first), wanted(State.ACCREDITED, "Degree"), T2);

        assertThat(narrowed.since()).isEqualTo(T1);
        assertThat(narrowed.decidedAt()).isEqualTo(T2);
        assertThat(narrowed.seq()).isEqualTo(2);
    }

    @Test
    void anotherReasonIsAnotherDecision() {
        Accreditation first = decided(Optional.empty(), wanted(State.SUSPENDED), T1);
        Accreditation.Wanted reasoned =
                new Accreditation.Wanted(State.SUSPENDED, List.of(), List.of(), Optional.of("audit"));

        assertThat(decided(Optional.of(first), reasoned, T2).reason()).contains("audit");
    }

    @Test
    void aKeyOnceCompromisedStaysSoSinceTheEarliestTime() {
        Accreditation first = decided(Optional.empty(), compromised(KEY, T2), T1);

        Accreditation later = decided(Optional.of(first), wanted(State.SUSPENDED), T2);
        Accreditation earlier = decided(Optional.of(later), compromised(KEY, T1), T2);
        TrustDecision milder = TrustDecision.of(Optional.of(earlier), DID, "agency", compromised(KEY, T2), T2);

        assertThat(later.trust().compromisedKeys()).containsExactly(new CompromisedKey(KEY, T2));
        assertThat(earlier.trust().compromisedKeys()).containsExactly(new CompromisedKey(KEY, T1));
        assertThat(milder).isInstanceOf(TrustDecision.Unchanged.class);
    }

    @Test
    void anotherAgencyDoesNotDecideAboutTheSameIssuer() {
        Accreditation first = decided(Optional.empty(), wanted(State.ACCREDITED), T1);

        assertThat(TrustDecision.of(Optional.of(first), DID, "other", wanted(State.WITHDRAWN), T2))
                .isEqualTo(new TrustDecision.AnothersIssuer());
    }

    @Test
    void keysBeyondTheLimitAreRefused() {
        List<CompromisedKey> many = IntStream.rangeClosed(0, TrustDecision.MAX_KEYS)
                .mapToObj(number -> new CompromisedKey(DID + "#" + number, T1))
                .toList();
        Accreditation.Wanted wanted = new Accreditation.Wanted(State.ACCREDITED, List.of(), many, Optional.empty());

        assertThat(TrustDecision.of(Optional.empty(), DID, "agency", wanted, T1))
                .isEqualTo(new TrustDecision.TooManyKeys());
    }

    private static Accreditation decided(Optional<Accreditation> now, Accreditation.Wanted wanted, Instant at) {
        TrustDecision decision = TrustDecision.of(now, DID, "agency", wanted, at);
        assertThat(decision).isInstanceOf(TrustDecision.Decided.class);
        return ((TrustDecision.Decided) decision).next();
    }

    private static Accreditation.Wanted wanted(State state, String... types) {
        return new Accreditation.Wanted(state, List.of(types), List.of(), Optional.empty());
    }

    private static Accreditation.Wanted compromised(String key, Instant since) {
        return new Accreditation.Wanted(
                State.ACCREDITED, List.of(), List.of(new CompromisedKey(key, since)), Optional.empty());
    }
}
