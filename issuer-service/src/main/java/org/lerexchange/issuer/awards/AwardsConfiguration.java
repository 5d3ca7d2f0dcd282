package org.lerexchange.issuer.awards;

import java.time.Clock;
import org.lerexchange.edge.ReadModel;
import org.lerexchange.issuer.keys.Hasher;
import org.lerexchange.issuer.keys.Opener;
import org.lerexchange.issuer.keys.Sealer;
import org.lerexchange.issuer.recipients.Recipients;
import org.lerexchange.issuer.status.Statuses;
import org.lerexchange.messaging.Background;
import org.lerexchange.messaging.Database;
import org.lerexchange.messaging.Subscription;
import org.lerexchange.schemas.Topics;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class AwardsConfiguration {

    @Bean
    RecordAward recordAward(
            Database database, @Qualifier("toIssuer") Sealer toIssuer, Hasher fingerprints, Clock clock) {
        return new RecordAward(database.open(RecordAward.COLLECTION), toIssuer, fingerprints, clock);
    }

    @Bean
    Roster roster(
            Database database,
            RecordAward recordAward,
            @Qualifier("toIssuer") Sealer toIssuer,
            Opener opener,
            Hasher fingerprints) {
        return new Roster(
                new Roster.RosterStores(database.open(Roster.PROGRESS), database.open(Roster.FILES)),
                recordAward,
                toIssuer,
                opener,
                fingerprints);
    }

    @Bean
    RosterRuns rosterRuns(Roster roster) {
        return new RosterRuns(roster);
    }

    @Bean
    Background rostersGoOn(RosterRuns runs) {
        return new Background.Always("issuer.awards.rosters", runs::all);
    }

    @Bean
    FindAward findAward(RecordAward awards, Statuses statuses, Recipients recipients, Opener opener) {
        return new FindAward(awards, statuses, recipients, opener);
    }

    @Bean
    Subscription<?> awardAnsweredHeard(RecordAward recordAward) {
        return Subscription.of(Topics.AWARD_ANSWERED, "issuer.awards", new AwardAnsweredListener(recordAward));
    }

    @Bean
    ReadModel awardsModel(RecordAward awards) {
        return new AwardsModel(awards);
    }
}
