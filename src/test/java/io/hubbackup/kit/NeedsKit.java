package io.hubbackup.kit;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/** This test, or those of this class, read files of the kit ({@code HUB_KIT}). Without it they do not run, and the last lines of the output say so. */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(NeedsKit.Condition.class)
public @interface NeedsKit {

    /** Why tests that need the files of the kit did not run. */
    String ABSENT = "its files come with HUB_KIT, which is not set";

    /** Looks for the kit. */
    final class Condition implements ExecutionCondition {

        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            return HubKit.needed(ABSENT);
        }
    }
}
