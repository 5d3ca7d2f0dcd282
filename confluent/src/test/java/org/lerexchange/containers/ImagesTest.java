package org.lerexchange.containers;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImagesTest {

    @ParameterizedTest
    @CsvSource({"kafka, apache/kafka:", "registry, confluentinc/cp-schema-registry:", "store, mongo:"})
    void theContainersOfTheTestsAreThoseOfTheComposeFileByExactTag(String name, String image) {
        assertThat(Images.tag(name)).startsWith(image).matches(".*:\\d+\\.\\d+\\.\\d+");
    }

    @Test
    void switchedOffTheirTestsAreSkippedWithThatReason() {
        ConditionEvaluationResult result = NeedsDocker.Asking.asked("off");

        assertThat(result.isDisabled()).isTrue();
        assertThat(result.getReason()).contains("skipped: ler.containers is off");
    }
}
