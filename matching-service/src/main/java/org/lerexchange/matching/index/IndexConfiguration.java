package org.lerexchange.matching.index;

import org.lerexchange.edge.ReadModel;
import org.lerexchange.messaging.Subscription;
import org.lerexchange.schemas.Topics;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the index, the mask and its three ears on the short road. */
@Configuration(proxyBeanMethods = false)
class IndexConfiguration {
    private static final String ROOM = "matching.index";

    @Bean
    CandidateIndex candidateIndex() {
        return new CandidateIndex();
    }

    @Bean
    Mask mask() {
        return new Mask();
    }

    @Bean
    EvidenceView evidenceView(Mask mask) {
        return new EvidenceView(mask);
    }

    @Bean
    ReadModel indexState(CandidateIndex index, Mask mask) {
        return new IndexState(index, mask);
    }

    @Bean
    Subscription<?> maskHearsConsents(Mask mask) {
        return Subscription.everything(Topics.CONSENT_CHANGED, ROOM, new ConsentMaskListener(mask))
                .onTheShortRoad();
    }

    @Bean
    Subscription<?> maskHearsRetractions(Mask mask) {
        return Subscription.everything(Topics.CLAIM_RETRACTED, ROOM, new RetractionListener(mask))
                .onTheShortRoad();
    }

    @Bean
    Subscription<?> maskHearsTrust(Mask mask) {
        return Subscription.everything(Topics.TRUST_CHANGED, ROOM, new TrustMaskListener(mask))
                .onTheShortRoad();
    }
}
