package org.lerexchange.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourceType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lerexchange.messaging.Topic;

class PrincipalsTest {

    static List<Topic<?>> topics() {
        return Topics.all();
    }

    @ParameterizedTest
    @MethodSource("topics")
    void topicIsWrittenByWhoOwnsItAndWhoMaySendAMendedLetterToIt(Topic<?> topic) {
        Set<String> expected = services(topic.heardBy());
        if (!topic.owner().equals("keys")) {
            expected.addAll(services(List.of(topic.owner())));
        }

        assertThat(who(Principals.permissions(), AclOperation.WRITE, topic.name()))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @MethodSource("topics")
    void topicIsReadByWhoHearsItAndAStateByItsOwnerToo(Topic<?> topic) {
        Set<String> expected = services(topic.heardBy());
        if (topic.kind() == Topic.Kind.STATE && !topic.owner().equals("keys")) {
            expected.addAll(services(List.of(topic.owner())));
        }

        assertThat(who(Principals.permissions(), AclOperation.READ, topic.name()))
                .isEqualTo(expected);
    }

    @Test
    void nobodyMayDoAnythingToEverything() {
        assertThat(Principals.permissions())
                .extracting(one -> one.pattern().name())
                .doesNotContain("*", "");
        assertThat(Principals.permissions())
                .filteredOn(one -> one.pattern().patternType() == PatternType.PREFIXED
                        && one.pattern().resourceType() == ResourceType.TOPIC)
                .as("the operator reads all topics")
                .singleElement()
                .satisfies(one -> assertThat(one.entry().principal()).isEqualTo("User:operator"))
                .satisfies(one -> assertThat(one.entry().operation()).isEqualTo(AclOperation.READ));
        assertThat(Principals.permissions())
                .extracting(one -> one.entry().operation())
                .containsOnly(AclOperation.READ, AclOperation.WRITE, AclOperation.DESCRIBE);
    }

    @Test
    void doorOpensEachTopicToTheTenantAndToOneService() {
        Set<AclBinding> door = Principals.door("college");

        assertThat(who(door, AclOperation.WRITE, "ler.in.college.award")).containsExactly("college");
        assertThat(who(door, AclOperation.READ, "ler.in.college.award")).containsExactly("issuer");
        assertThat(who(door, AclOperation.WRITE, "ler.in.college.job")).containsExactly("college");
        assertThat(who(door, AclOperation.READ, "ler.in.college.job")).containsExactly("matching");
        assertThat(who(door, AclOperation.WRITE, "ler.out.college.award")).containsExactly("issuer");
        assertThat(who(door, AclOperation.READ, "ler.out.college.award")).containsExactly("college");
        assertThat(who(door, AclOperation.WRITE, "ler.out.college.feed")).containsExactly("matching");
        assertThat(who(door, AclOperation.READ, "ler.out.college.feed")).containsExactly("college");
        assertThat(door).hasSize(9);
    }

    @ParameterizedTest
    @ValueSource(strings = {"issuer", "wallet", "verifier", "matching", "operator", "admin"})
    void tenantIsNotCalledLikeSomebodyInside(String name) {
        assertThatThrownBy(() -> Principals.checkTenant(name)).isInstanceOf(IllegalArgumentException.class);
    }

    private static Set<String> services(Collection<String> rooms) {
        return rooms.stream()
                .map(room -> room.substring(0, room.indexOf('.')))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> who(Set<AclBinding> permissions, AclOperation operation, String topic) {
        return permissions.stream()
                .filter(one -> one.entry().operation() == operation
                        && one.pattern().name().equals(topic))
                .map(one -> one.entry().principal().substring("User:".length()))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
