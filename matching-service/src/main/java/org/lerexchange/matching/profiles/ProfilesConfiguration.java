package org.lerexchange.matching.profiles;

import java.time.Clock;
import org.lerexchange.edge.ReadModel;
import org.lerexchange.matching.taxonomy.CurrentTaxonomy;
import org.lerexchange.messaging.Database;
import org.lerexchange.messaging.Rebuildable;
import org.lerexchange.messaging.StateOwner;
import org.lerexchange.messaging.Subscription;
import org.lerexchange.schemas.Topics;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.scheduler.Schedulers;

/** Wires the profiles, their three ears, and that this room answers for them. */
@Configuration(proxyBeanMethods = false)
class ProfilesConfiguration {
    private static final String ROOM = "matching.profiles";

    @Bean
    Profiles profiles(Database database, Clock clock) {
        return new Profiles(database.open(Profiles.COLLECTION), clock);
    }

    @Bean
    FindSkills findSkills(CurrentTaxonomy current) {
        return new FindSkills(current);
    }

    @Bean
    Subscription<?> profilesHearConsents(Profiles profiles) {
        return Subscription.of(Topics.CONSENT_CHANGED, ROOM, new ConsentListener(profiles));
    }

    @Bean
    Subscription<?> profilesHearVerdicts(Profiles profiles, FindSkills findSkills) {
        return Subscription.of(Topics.PRESENTATION_VERIFIED, ROOM, new VerdictListener(profiles, findSkills));
    }

    @Bean
    Subscription<?> profilesHearPreferences(Profiles profiles) {
        return Subscription.of(Topics.PREFERENCE_CHANGED, ROOM, new PreferenceListener(profiles));
    }

    @Bean
    StateOwner<?> profilesOwner(Profiles profiles) {
        return new StateOwner<>(
                Topics.PROFILE_CHANGED,
                ROOM,
                key -> profiles.find(new ProfileId(key)).map(ProfileMapping::toEvent));
    }

    @Bean
    Rebuildable profilesRebuildable(Profiles profiles, FindSkills findSkills, Clock clock) {
        return RebuiltProfiles.of(profiles, findSkills, clock);
    }

    @Bean
    ReadModel profilesState(Profiles profiles) {
        return new ProfilesState(profiles);
    }

    @Bean(initMethod = "listen", destroyMethod = "close")
    TaxonomyListener profilesTaxonomyListener(CurrentTaxonomy current, Profiles profiles, FindSkills findSkills) {
        return new TaxonomyListener(current, new RemapProfiles(profiles, findSkills, Schedulers.boundedElastic()));
    }
}
