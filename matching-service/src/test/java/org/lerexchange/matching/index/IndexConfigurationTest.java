package org.lerexchange.matching.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collection;
import org.junit.jupiter.api.Test;
import org.lerexchange.messaging.Subscription;
import org.lerexchange.schemas.Topics;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

class IndexConfigurationTest {

    @Test
    void everyInstanceHearsAllOfTheShortRoadOnThreadsOfItsOwn() {
        try (var context = new AnnotationConfigApplicationContext(IndexConfiguration.class)) {
            Collection<Subscription<?>> heard = new ArrayList<>();
            context.getBeansOfType(Subscription.class).values().forEach(heard::add);

            assertThat(heard)
                    .allMatch(one -> one.reach() == Subscription.Reach.EVERYTHING)
                    .allMatch(one -> one.road() == Subscription.Road.SHORT)
                    .<Object>map(one -> one.topic())
                    .containsExactlyInAnyOrder(Topics.CONSENT_CHANGED, Topics.CLAIM_RETRACTED, Topics.TRUST_CHANGED);
        }
    }
}
