package org.lerexchange.issuer.issuance;

import java.time.Clock;
import org.lerexchange.credentials.proofs.DataIntegrity;
import org.lerexchange.issuer.catalogue.Achievements;
import org.lerexchange.issuer.institutions.Institutions;
import org.lerexchange.issuer.institutions.PublicAddress;
import org.lerexchange.issuer.keys.IssuerKeys;
import org.lerexchange.issuer.keys.Opener;
import org.lerexchange.issuer.recipients.Recipients;
import org.lerexchange.issuer.status.Statuses;
import org.lerexchange.messaging.Database;
import org.lerexchange.messaging.Subscription;
import org.lerexchange.schemas.Topics;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class IssuanceConfiguration {

    @Bean
    Issuances issuances(Database database) {
        return new Issuances(database.open(Issuances.COLLECTION));
    }

    @Bean
    IssueCredential.Neighbours neighbours(Achievements achievements, Recipients recipients, Statuses statuses) {
        return new IssueCredential.Neighbours(achievements, recipients, statuses);
    }

    @Bean
    AwardWorld awardWorld(Achievements achievements, Institutions institutions, Opener opener) {
        return new AwardWorld(achievements, institutions, opener);
    }

    @Bean
    CredentialMaker credentialMaker(
            Institutions institutions, IssuerKeys keys, DataIntegrity integrity, PublicAddress address) {
        return new SignAndSeal(institutions, keys, integrity, address);
    }

    @Bean
    IssueCredential issueCredential(
            Issuances issuances,
            AwardWorld awardWorld,
            IssueCredential.Neighbours neighbours,
            CredentialMaker maker,
            Clock clock) {
        return new IssueCredential(issuances, awardWorld, neighbours, maker, clock);
    }

    @Bean
    Subscription<?> awardRecordedHeard(IssueCredential issueCredential) {
        return Subscription.of(Topics.AWARD_RECORDED, "issuer.issuance", new AwardRecordedListener(issueCredential));
    }
}
