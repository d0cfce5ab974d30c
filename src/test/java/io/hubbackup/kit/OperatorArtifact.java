package io.hubbackup.kit;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The forms in which a build leaves the operator. */
public enum OperatorArtifact {

    /** {@code target/quarkus-app/quarkus-run.jar}, on the JVM that runs the tests. */
    JVM {
        @Override
        public long bytes() {
            try (var files = Files.walk(Path.of("target/quarkus-app"))) {
                return files.map(Path::toFile)
                        .filter(File::isFile)
                        .mapToLong(File::length)
                        .sum();
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }

        @Override
        public List<String> command(List<String> options) {
            var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
            return Stream.of(List.of(java, "-Xmx1g"), options, List.of("-jar", "target/quarkus-app/quarkus-run.jar"))
                    .flatMap(List::stream)
                    .toList();
        }
    },

    /** {@code target/*-runner}, the native binary. */
    NATIVE {
        @Override
        public long bytes() {
            return file().toFile().length();
        }

        @Override
        public List<String> command(List<String> options) {
            return Stream.concat(Stream.of(file().toString()), options.stream()).toList();
        }

        private static Path file() {
            return binary().orElseThrow(() -> new IllegalStateException("there is no native binary in target/"));
        }
    };

    /** What an image has to hold of it, in bytes. */
    public abstract long bytes();

    /** The command that starts it. @param options those that both understand, {@code -Dname=value} and {@code -Xmx} */
    public abstract List<String> command(List<String> options);

    /**
     * What runs on real hubs: {@code -Doperator.artifact=jvm|native} says it; otherwise it is the native binary where builds make one
     * ({@code GRAALVM_HOME}).
     */
    public static OperatorArtifact underTest() {
        return Optional.ofNullable(System.getProperty("operator.artifact"))
                .map(name -> valueOf(name.toUpperCase(Locale.ROOT)))
                .orElseGet(() -> System.getenv("GRAALVM_HOME") == null ? JVM : NATIVE);
    }

    /** The native binary of this build, if one was built. */
    static Optional<Path> binary() {
        try (var files = Files.list(Path.of("target"))) {
            return files.filter(file -> file.toString().endsWith("-runner"))
                    .findFirst()
                    .map(Path::toAbsolutePath);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
