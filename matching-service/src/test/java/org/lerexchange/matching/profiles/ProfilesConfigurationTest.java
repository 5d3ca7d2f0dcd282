package org.lerexchange.matching.profiles;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.lerexchange.matching.taxonomy.CurrentTaxonomy;
import org.lerexchange.messaging.Database;
import org.lerexchange.messaging.StateOwner;
import org.lerexchange.messaging.Subscription;
import org.lerexchange.messaging.documents.InMemoryDatabase;
import org.lerexchange.schemas.Topics;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

class ProfilesConfigurationTest {

    @Test
    void theRoomHearsThreeTopicsAmongItsInstancesAndAnswersForOne() {
        try (var context = new AnnotationConfigApplicationContext()) {
            context.registerBean(Clock.class, Clock::systemUTC);
            context.registerBean(Database.class, () -> new InMemoryDatabase(ProfilesRoom.PENDING));
            context.registerBean(CurrentTaxonomy.class, () -> new ProfilesRoom().taxonomy);
            context.register(ProfilesConfiguration.class);

            context.refresh();

            assertThat(context.getBeansOfType(Subscription.class).values())
                    .allMatch(one -> one.reach() == Subscription.Reach.DIVIDED)
                    .<Object>map(one -> one.topic())
                    .containsExactlyInAnyOrder(
                            Topics.CONSENT_CHANGED, Topics.PRESENTATION_VERIFIED, Topics.PREFERENCE_CHANGED);
            assertThat(context.getBean(StateOwner.class).topic()).isEqualTo(Topics.PROFILE_CHANGED);
        }
    }
}
