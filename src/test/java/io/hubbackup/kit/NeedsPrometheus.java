package io.hubbackup.kit;

import java.io.File;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/** This test, or those of this class, run {@code promtool} or {@code prometheus}. Without them they do not run, and the last lines of the output say so. */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(NeedsPrometheus.Condition.class)
public @interface NeedsPrometheus {

    /** Why tests that need Prometheus did not run. */
    String ABSENT = "promtool and prometheus are not installed";

    /** Looks for the programs. */
    final class Condition implements ExecutionCondition {

        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            return Stream.of("promtool", "prometheus").allMatch(Condition::installed)
                    ? ConditionEvaluationResult.enabled("promtool and prometheus are installed")
                    : ConditionEvaluationResult.disabled(ABSENT);
        }

        private static boolean installed(String program) {
            return Optional.ofNullable(System.getenv("PATH")).stream()
                    .flatMap(path -> Stream.of(path.split(File.pathSeparator)))
                    .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
        }
    }
}
