package org.lerexchange.issuer.issuance;

import java.util.Optional;
import org.bson.Document;
import org.bson.json.JsonParseException;
import org.lerexchange.issuer.catalogue.Achievement;
import org.lerexchange.issuer.catalogue.AchievementId;
import org.lerexchange.issuer.catalogue.Achievements;
import org.lerexchange.issuer.institutions.IssuerDid;
import org.lerexchange.issuer.institutions.Issuers;
import org.lerexchange.issuer.keys.Opener;
import org.lerexchange.keyring.Email;
import reactor.core.publisher.Mono;

/** Gathers what a decision about an award looks at. */
public final class AwardWorld {

    private final Achievements achievements;
    private final Issuers issuers;
    private final Opener opener;

    public AwardWorld(Achievements achievements, Issuers issuers, Opener opener) {
        this.achievements = achievements;
        this.issuers = issuers;
        this.opener = opener;
    }

    Mono<IssueDecision.World> of(ReportedAward award, Optional<Issuance> now) {
        return Mono.zip(achievement(award), issuer(award))
                .map(both -> new IssueDecision.World(now, both.getT1(), both.getT2(), person(award)));
    }

    private Mono<Optional<Achievement>> achievement(ReportedAward award) {
        try {
            return achievements
                    .find(AchievementId.ofKey(award.achievement()))
                    .map(Optional::of)
                    .defaultIfEmpty(Optional.empty());
        } catch (IllegalArgumentException e) {
            return Mono.just(Optional.empty());
        }
    }

    private Mono<Optional<IssuerDid>> issuer(ReportedAward award) {
        return issuers.of(award.id().tenant()).map(Optional::of).defaultIfEmpty(Optional.empty());
    }

    private Optional<Email> person(ReportedAward award) {
        return opener.open(award.recipient()).flatMap(AwardWorld::email);
    }

    private static Optional<Email> email(String person) {
        try {
            return Document.parse(person).get("email") instanceof String email ? Email.parse(email) : Optional.empty();
        } catch (JsonParseException e) {
            return Optional.empty();
        }
    }
}
