package org.lerexchange.issuer.issuance;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.lerexchange.credentials.keys.Signer;
import org.lerexchange.credentials.openbadges.AchievementCredential;
import org.lerexchange.credentials.openbadges.Alignment;
import org.lerexchange.credentials.openbadges.Award;
import org.lerexchange.credentials.openbadges.Tenure;
import org.lerexchange.credentials.proofs.DataIntegrity;
import org.lerexchange.credentials.proofs.ProofOptions;
import org.lerexchange.credentials.sealing.PublicSealingKey;
import org.lerexchange.credentials.status.StatusEntry;
import org.lerexchange.issuer.catalogue.Achievement;
import org.lerexchange.issuer.catalogue.AchievementType;
import org.lerexchange.issuer.institutions.Institution;
import org.lerexchange.issuer.institutions.Institutions;
import org.lerexchange.issuer.institutions.PublicAddress;
import org.lerexchange.issuer.keys.IssuerKeys;
import org.lerexchange.messaging.BrokenContract;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Makes an order into an Open Badges 3.0 AchievementCredential on VC Data Model 2.0 with a proof by eddsa-rdfc-2022,
 * sealed to its holder. Its one status entry is for revocation: the official schema of Open Badges 3.0 takes no more.
 */
public final class SignAndSeal implements CredentialMaker {

    private final Institutions institutions;
    private final IssuerKeys keys;
    private final DataIntegrity integrity;
    private final PublicAddress address;

    public SignAndSeal(Institutions institutions, IssuerKeys keys, DataIntegrity integrity, PublicAddress address) {
        this.institutions = institutions;
        this.keys = keys;
        this.integrity = integrity;
        this.address = address;
    }

    @Override
    public Mono<SealedCredential> make(CredentialOrder order) {
        return institutions
                .find(order.place().tenant())
                .switchIfEmpty(
                        Mono.error(() -> new IllegalStateException("expected the institution of " + order.issuer())))
                .zipWith(keys.signer(order.issuer().value()))
                .publishOn(Schedulers.parallel())
                .map(both -> sealed(order, both.getT1(), both.getT2()));
    }

    private SealedCredential sealed(CredentialOrder order, Institution issuer, Signer signer) {
        PublicSealingKey holder = holderKey(order);
        String signed = integrity.sign(
                AchievementCredential.of(award(order, issuer)), ProofOptions.assertion(order.issuedAt()), signer);
        return new SealedCredential(holder.seal(signed.getBytes(StandardCharsets.UTF_8)));
    }

    private Award award(CredentialOrder order, Institution issuer) {
        return new Award(
                order.id().value(),
                order.issuer().value(),
                issuer.profile().name(),
                order.holder().did(),
                achievement(order.achievement()),
                validFrom(order),
                Optional.empty(),
                tenure(order),
                List.of(new StatusEntry(
                        StatusEntry.REVOCATION,
                        order.place().index(),
                        address.of(order.place().path()))));
    }

    private org.lerexchange.credentials.openbadges.Achievement achievement(Achievement one) {
        Achievement.Content content = one.content();
        return new org.lerexchange.credentials.openbadges.Achievement(
                address.of("/institutions/" + one.id().tenant() + "/achievements/"
                        + one.id().code()),
                content.type().value(),
                content.name(),
                content.description(),
                content.criteria(),
                content.alignments().stream().map(SignAndSeal::alignment).toList());
    }

    private static Alignment alignment(org.lerexchange.issuer.catalogue.Alignment one) {
        return new Alignment(one.name(), one.url().toString(), one.type(), one.framework(), one.code());
    }

    /** The day of the award, else the moment of issue. */
    private static Instant validFrom(CredentialOrder order) {
        return order.particulars()
                .awardedOn()
                .map(day -> day.atStartOfDay(ZoneOffset.UTC).toInstant())
                .orElse(order.issuedAt());
    }

    private static Optional<Tenure> tenure(CredentialOrder order) {
        Achievement.Content content = order.achievement().content();
        Particulars said = order.particulars();
        return content.type().equals(AchievementType.EMPLOYMENT)
                ? said.start().map(start -> new Tenure(said.role().orElse(content.name()), start, said.end()))
                : Optional.empty();
    }

    private static PublicSealingKey holderKey(CredentialOrder order) {
        try {
            return PublicSealingKey.read(order.holder().sealingKey());
        } catch (IllegalArgumentException e) {
            throw new BrokenContract(
                    "holder-sealing-key",
                    "expected a public P-256 JWK with a kid of holder "
                            + order.holder().did());
        }
    }
}
