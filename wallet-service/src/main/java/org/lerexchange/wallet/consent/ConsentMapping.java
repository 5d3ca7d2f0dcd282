package org.lerexchange.wallet.consent;

import java.util.ArrayList;
import java.util.List;
import org.lerexchange.events.AudienceKind;
import org.lerexchange.events.ConsentChanged;
import org.lerexchange.events.ConsentPurpose;
import org.lerexchange.events.ConsentState;
import org.lerexchange.messaging.Event;
import org.lerexchange.schemas.Topics;

/** From consents to {@code ler.consent.changed}. */
final class ConsentMapping {

    private ConsentMapping() {}

    static List<Event<?>> toEvents(List<Consent> consents) {
        List<Event<?>> events = new ArrayList<>();
        consents.forEach(consent -> events.add(toEvent(consent)));
        return events;
    }

    static Event<ConsentChanged> toEvent(Consent consent) {
        return Event.of(
                Topics.CONSENT_CHANGED, consent.id().value(), consent.seq(), consent.changedAt(), toValue(consent));
    }

    private static ConsentChanged toValue(Consent consent) {
        Terms terms = consent.terms();
        ConsentChanged.Builder value = ConsentChanged.newBuilder()
                .setConsentId(consent.id().value())
                .setProfileId(consent.profile().value())
                .setState(state(consent.state()))
                .setPurpose(purpose(terms.purpose()))
                .setCategories(terms.categories().stream()
                        .map(Terms.Category::value)
                        .sorted()
                        .toList())
                .setPartIds(terms.parts().stream().map(PartId::value).sorted().toList())
                .setLive(terms.live());
        audience(value, terms.audience());
        terms.until().ifPresent(value::setUntil);
        return value.build();
    }

    private static void audience(ConsentChanged.Builder value, Terms.Audience audience) {
        switch (audience) {
            case Terms.Audience.Employer(var tenant) -> named(value, AudienceKind.EMPLOYER, tenant);
            case Terms.Audience.RegionEmployers() -> value.setAudienceKind(AudienceKind.REGION_EMPLOYERS);
            case Terms.Audience.EducationProvider(var tenant) -> named(value, AudienceKind.EDUCATION_PROVIDER, tenant);
            case Terms.Audience.Agency(var tenant) -> named(value, AudienceKind.AGENCY, tenant);
        }
    }

    private static void named(ConsentChanged.Builder value, AudienceKind kind, Terms.Tenant tenant) {
        value.setAudienceKind(kind).setAudience(tenant.value());
    }

    private static ConsentState state(Consent.State state) {
        return switch (state) {
            case GRANTED -> ConsentState.GRANTED;
            case NARROWED -> ConsentState.NARROWED;
            case WITHDRAWN -> ConsentState.WITHDRAWN;
            case EXPIRED -> ConsentState.EXPIRED;
        };
    }

    private static ConsentPurpose purpose(Terms.Purpose purpose) {
        return switch (purpose) {
            case MATCHING -> ConsentPurpose.MATCHING;
            case EDUCATION -> ConsentPurpose.EDUCATION;
            case VERIFICATION -> ConsentPurpose.VERIFICATION;
        };
    }
}
