package io.hubbackup.kit;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The tests of this class let simulated time pass. An older JDK blocks a thread that waits in a monitor, so they do not run there, and the last lines of the output say so. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(NeedsSimulatedTime.Condition.class)
public @interface NeedsSimulatedTime {

    /** Why tests in simulated time did not run. */
    String ABSENT = "simulated time needs a JDK 24 or newer";

    /** Looks at the JDK. */
    final class Condition implements ExecutionCondition {

        private static final int LEAST_JDK = 24;

        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            return look();
        }

        static ConditionEvaluationResult look() {
            int jdk = Runtime.version().feature();
            return jdk >= LEAST_JDK
                    ? ConditionEvaluationResult.enabled("JDK " + jdk)
                    : ConditionEvaluationResult.disabled(ABSENT);
        }
    }
}
