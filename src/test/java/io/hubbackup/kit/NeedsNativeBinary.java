package io.hubbackup.kit;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/**
 * The tests of this class run the native binary, which a build makes where it finds a GraalVM ({@code GRAALVM_HOME}). Without one they do not
 * run, and the last lines of the output say so.
 */
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Tag("bed-native-binary")
@EnabledIfEnvironmentVariable(named = "GRAALVM_HOME", matches = ".+", disabledReason = NeedsNativeBinary.ABSENT)
public @interface NeedsNativeBinary {

    /** Why tests that need the native binary did not run. */
    String ABSENT = "GRAALVM_HOME is not set";
}
