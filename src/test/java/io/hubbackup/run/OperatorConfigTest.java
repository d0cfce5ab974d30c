package io.hubbackup.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.WithDefault;
import io.smallrye.config.WithParentName;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OperatorConfigTest {

    static Stream<Method> settings() {
        return settingsOf(OperatorConfig.class);
    }

    private static Stream<Method> settingsOf(Class<?> group) {
        return Arrays.stream(group.getDeclaredMethods())
                .flatMap(setting -> isGroup(setting) ? settingsOf(setting.getReturnType()) : Stream.of(setting));
    }

    private static boolean isGroup(Method setting) {
        return setting.getReturnType().getEnclosingClass() == OperatorConfig.class;
    }

    /** A group stands before its settings, with a dot. */
    private static String key(Method setting) {
        var group = setting.getDeclaringClass();
        var prefix = group == OperatorConfig.class
                ? ""
                : dashed(group.getSimpleName()).substring(1) + ".";
        return prefix
                + (setting.isAnnotationPresent(WithParentName.class)
                        ? "<template>.<setting>"
                        : dashed(setting.getName()));
    }

    private static String dashed(String name) {
        return name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }

    @ParameterizedTest
    @MethodSource("settings")
    @DisplayName("B7.10 every setting is in the README, with its default")
    void isInTheReadme(Method setting) throws IOException {
        var row = "| `hub-backup." + key(setting) + "` | ";
        var withDefault = Optional.ofNullable(setting.getAnnotation(WithDefault.class))
                .map(given -> row + "`" + given.value() + "` |")
                .orElse(row);

        assertThat(Files.readString(Path.of("README.md"))).contains(withDefault);
    }
}
