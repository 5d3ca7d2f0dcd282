package org.lerexchange.verifier.checks;

import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.lerexchange.credentials.json.JsonFlaw;
import org.lerexchange.credentials.json.RefusedJson;
import org.lerexchange.credentials.json.StrictJson;
import org.lerexchange.credentials.keys.KeyResolver;
import org.lerexchange.credentials.openbadges.AchievementView;
import org.lerexchange.credentials.openbadges.Structure;
import org.lerexchange.credentials.openbadges.StructureFault;
import org.lerexchange.credentials.presentations.Presentations;
import org.lerexchange.credentials.presentations.Presented;
import org.lerexchange.credentials.proofs.CheckResult;
import org.lerexchange.credentials.proofs.DataIntegrity;
import org.lerexchange.credentials.proofs.Expectation;
import org.lerexchange.credentials.proofs.Reason;
import org.lerexchange.credentials.status.StatusEntry;
import org.lerexchange.verifier.checks.CheckLine.Check;

/**
 * Reads the facts from what somebody sent, and judges what never changes for the same bytes. Costs a canonicalisation and
 * a signature for each proof: not for a thread that others wait for. A bad credential is a normal input.
 */
public final class ReadCredential {

    private final DataIntegrity integrity;
    private final Presentations presentations;

    public ReadCredential(DataIntegrity integrity) {
        this.integrity = integrity;
        this.presentations = new Presentations(integrity);
    }

    /**
     * The DIDs whose documents are needed to judge a credential or presentation: its issuer and its holder, nobody else
     * whom it may name. None where it cannot be read.
     */
    public static Set<String> controllers(String json) {
        try {
            JsonObject document = StrictJson.object(json);
            Set<String> dids = new LinkedHashSet<>();
            SignedTerms.id(document.get("holder")).ifPresent(dids::add);
            SignedTerms.presented(document)
                    .flatMap(credential -> SignedTerms.id(credential.get("issuer")))
                    .ifPresent(dids::add);
            return dids;
        } catch (RefusedJson unreadable) {
            return Set.of();
        }
    }

    /** A credential that came by itself: nobody presented it. */
    public Gathered bare(String credential, KeyResolver keys, Instant now) {
        try {
            return read(StrictJson.object(credential), Optional.empty(), keys, now);
        } catch (RefusedJson refused) {
            Reason why = refused.flaw() == JsonFlaw.DUPLICATE_KEY ? Reason.DUPLICATE_KEY : Reason.MALFORMED_JSON;
            return unreadable(CheckLine.failed(Check.STRUCTURE, Finding.wireName(why)));
        }
    }

    /** A credential that its holder must have presented for this challenge, to this domain. */
    public Gathered presented(String presentation, String challenge, String domain, KeyResolver keys, Instant now) {
        return switch (presentations.verify(presentation, challenge, domain, now, keys)) {
            case Presented.NotAccepted(CheckResult answer) -> unreadable(ProofLines.of(Check.HOLDER, answer));
            case Presented.ByHolder(String ignored, JsonObject credential) ->
                read(credential, Optional.of(CheckLine.passed(Check.HOLDER)), keys, now);
        };
    }

    private Gathered read(JsonObject credential, Optional<CheckLine> holder, KeyResolver keys, Instant now) {
        CheckLine structure = structure(Structure.faults(credential));
        Optional<String> issuer = SignedTerms.id(credential.get("issuer"));
        if (issuer.isEmpty()) {
            return unreadable(structure);
        }
        ProofLines proof =
                ProofLines.of(integrity.verify(credential, Expectation.assertionBy(issuer.get(), now), keys));
        return AchievementView.of(credential)
                .<Gathered>map(view -> new Gathered.Readable(SignedTerms.facts(view, credential, proof, holder)))
                .orElseGet(() -> unreadable(withoutView(credential, structure), proof.proof(), proof.issuer()));
    }

    /** A sound structure that still has no view: its status is of a kind we cannot read, or a keyword stands for a term. */
    private static CheckLine withoutView(JsonObject credential, CheckLine structure) {
        if (structure.outcome() == CheckLine.Outcome.FAILED) {
            return structure;
        }
        return StatusEntry.of(credential).isEmpty()
                ? CheckLine.inconclusive(Check.STATUS, Finding.UNKNOWN_STATUS_TYPE.wireName())
                : CheckLine.failed(Check.STRUCTURE, Finding.MALFORMED_CREDENTIAL.wireName());
    }

    private static CheckLine structure(Set<StructureFault> faults) {
        return faults.stream()
                .findFirst()
                .map(fault -> CheckLine.failed(Check.STRUCTURE, Finding.wireName(fault)))
                .orElseGet(() -> CheckLine.passed(Check.STRUCTURE));
    }

    private static Gathered unreadable(CheckLine... lines) {
        return new Gathered.Unreadable(List.of(lines));
    }
}
