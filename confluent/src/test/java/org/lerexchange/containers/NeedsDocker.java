package org.lerexchange.containers;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.testcontainers.DockerClientFactory;

/** Skips the tests of a class where no Docker API answers, or {@code -Dler.containers=off} says not to ask. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(NeedsDocker.Asking.class)
public @interface NeedsDocker {

    /** Asks at most once in a run, which takes a fifth of a second where none answers. */
    final class Asking implements ExecutionCondition {

        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            return asked(context.getConfigurationParameter("ler.containers").orElse(""));
        }

        static ConditionEvaluationResult asked(String setting) {
            if (setting.equals("off")) {
                return ConditionEvaluationResult.disabled("skipped: ler.containers is off");
            }
            return DockerClientFactory.instance().isDockerAvailable()
                    ? ConditionEvaluationResult.enabled("a Docker API answers")
                    : ConditionEvaluationResult.disabled("skipped: no Docker API answers");
        }
    }
}
