package org.lerexchange.matching.index;

import org.lerexchange.edge.ReadModel;
import org.lerexchange.messaging.Brief;
import org.lerexchange.messaging.Rebuildable;
import org.lerexchange.messaging.Subscription;
import org.lerexchange.schemas.Topics;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Mono;

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
    Rebuildable indexRebuildable(CandidateIndex index, Mask mask) {
        IndexState live = new IndexState(index, mask);
        return new Rebuildable("index", () -> held(live), database -> beside(new CandidateIndex(), new Mask()));
    }

    private static Rebuildable.Fresh beside(CandidateIndex index, Mask mask) {
        IndexState state = new IndexState(index, mask);
        return Rebuildable.Fresh.of(
                () -> held(state),
                new Rebuildable.Source<>(Topics.PROFILE_CHANGED, new IndexListener(index)),
                new Rebuildable.Source<>(Topics.CONSENT_CHANGED, new ConsentMaskListener(mask)),
                new Rebuildable.Source<>(Topics.CLAIM_RETRACTED, new RetractionListener(mask)),
                new Rebuildable.Source<>(Topics.TRUST_CHANGED, new TrustMaskListener(mask)));
    }

    private static Mono<Brief> held(IndexState model) {
        return model.state().map(state -> Brief.of(state.count(), state.digest()));
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
