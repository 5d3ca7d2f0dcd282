package org.lerexchange.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lerexchange.messaging.Topic;
import org.lerexchange.messaging.Topic.Kind;
import org.lerexchange.messaging.Topic.Spread;

class OutsideTopicsTest {

    @ParameterizedTest
    @EnumSource(OutsideTopics.class)
    void aTenantsTopicCarriesTheRecordOfItsInsideTopicInOnePartition(OutsideTopics family) {
        Topic<?> topic = family.of("riverside-college");

        assertThat(topic.schema()).isEqualTo(family.inner().schema());
        assertThat(topic.key()).isEqualTo(family.inner().key());
        assertThat(topic.subject()).isEqualTo(topic.name() + "-value");
        assertThat(topic.spread()).isEqualTo(Spread.ONE);
        assertThat(topic.kind()).isEqualTo(Kind.FACT_28_DAYS);
        assertThat(family.tenantOf(topic.name())).hasValue("riverside-college");
        assertThat(family.inwards()).isEqualTo(topic.name().startsWith("ler.in."));
        assertThat(family.service()).isEqualTo(family.name().contains("AWARD") ? "issuer" : "matching");
    }

    @Test
    void theNamesAreTheDesigns() {
        assertThat(OutsideTopics.awardsIn("t").name()).isEqualTo("ler.in.t.award");
        assertThat(OutsideTopics.jobsIn("t").name()).isEqualTo("ler.in.t.job");
        assertThat(OutsideTopics.awardAnswers("t").name()).isEqualTo("ler.out.t.award");
        assertThat(OutsideTopics.feed("t").name()).isEqualTo("ler.out.t.feed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a.b", "a_b", "-a", "a b", "a*", "../a"})
    void aNameThatCouldBeReadAnotherWayHasNoTopics(String tenant) {
        assertThat(OutsideTopics.isTenant(tenant)).isFalse();
        assertThatThrownBy(() -> OutsideTopics.feed(tenant)).isInstanceOf(IllegalArgumentException.class);
        assertThat(OutsideTopics.FEED.tenantOf("ler.out." + tenant + ".feed")).isEmpty();
    }

    @Test
    void noTopicIsOfTwoFamilies() {
        for (OutsideTopics family : OutsideTopics.values()) {
            for (OutsideTopics other : OutsideTopics.values()) {
                assertThat(other.tenantOf(family.of("t").name()).isPresent()).isEqualTo(family == other);
            }
        }
    }
}
