package org.lerexchange.matching.feeds;

import java.time.Clock;
import org.lerexchange.edge.ReadModel;
import org.lerexchange.matching.index.CandidateIndex;
import org.lerexchange.matching.index.EvidenceView;
import org.lerexchange.matching.index.Mask;
import org.lerexchange.matching.jobs.OpenJobs;
import org.lerexchange.matching.keys.Pseudonyms;
import org.lerexchange.matching.ranking.Weights;
import org.lerexchange.matching.taxonomy.CurrentTaxonomy;
import org.lerexchange.messaging.Database;
import org.lerexchange.messaging.Subscription;
import org.lerexchange.messaging.intake.Intake;
import org.lerexchange.schemas.Topics;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the feeds to what they look at, and their two ears. */
@Configuration(proxyBeanMethods = false)
class FeedsConfiguration {
    private static final String ROOM = "matching.feeds";

    @Bean
    Memberships feedMemberships() {
        return new Memberships();
    }

    @Bean
    FindMatch findMatch(
            CandidateIndex index,
            Mask mask,
            EvidenceView view,
            Pseudonyms pseudonyms,
            CurrentTaxonomy language,
            Clock clock) {
        return new FindMatch(new Candidates(index, mask, view, pseudonyms, clock), Weights.first(), language);
    }

    @Bean
    KeepFeed keepFeed(Database database, OpenJobs jobs, FindMatch find, Memberships memberships) {
        Heads heads = new Heads(database.open("feeds-heads"), database.open("feeds-members"), memberships);
        return new KeepFeed(heads, jobs, find, memberships, Weights.first().version());
    }

    @Bean
    Marks feedMarks(FindMatch find, OpenJobs jobs, Memberships memberships) {
        return new Marks(find.candidates(), jobs, memberships);
    }

    @Bean
    MarkListener markListener(
            Marks marks,
            KeepFeed keep,
            Mask mask,
            CurrentTaxonomy language,
            Clock clock,
            ObjectProvider<Intake> intake) {
        return new MarkListener(
                marks, keep, mask, language, clock, () -> intake.getObject().caughtUp());
    }

    @Bean
    Subscription<?> feedsHearProfiles(CandidateIndex index, Marks marks, MarkListener turns) {
        return Subscription.everything(Topics.PROFILE_CHANGED, ROOM, new ProfileListener(index, marks, turns::look));
    }

    @Bean
    Subscription<?> feedsHearJobs(OpenJobs jobs, Marks marks, MarkListener turns) {
        return Subscription.everything(Topics.JOB_CHANGED, ROOM, new JobListener(jobs, marks, turns::look));
    }

    @Bean
    Feeds feeds(Memberships memberships, OpenJobs jobs, FindMatch find) {
        return new Feeds(memberships, jobs, find);
    }

    @Bean
    ReadModel feedsState(Memberships memberships) {
        return new FeedsState(memberships);
    }
}
