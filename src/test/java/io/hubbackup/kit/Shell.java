package io.hubbackup.kit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs one program to its end and keeps what it said. */
public final class Shell {

    /** How a program ended: its exit code and what it wrote. */
    public record Result(int exit, String out, String err) {

        public boolean ok() {
            return exit == 0;
        }
    }

    private Shell() {}

    /**
     * Runs a program; its output goes through files, because the daemons that a hub script leaves behind would hold a pipe open.
     *
     * @throws IllegalStateException when it has not ended in time (it is killed)
     */
    public static Result run(Duration atMost, Map<String, String> environment, List<String> command) {
        try {
            var out = Files.createTempFile("out", ".txt");
            var err = Files.createTempFile("err", ".txt");
            try {
                var exit = exitOf(atMost, environment, command, out, err);
                return new Result(exit, Files.readString(out), Files.readString(err));
            } finally {
                Files.deleteIfExists(out);
                Files.deleteIfExists(err);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("could not run " + command, e);
        }
    }

    private static int exitOf(
            Duration atMost, Map<String, String> environment, List<String> command, Path out, Path err)
            throws IOException {
        var builder = new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
        builder.environment().putAll(environment);
        var process = builder.start();
        try {
            if (!process.waitFor(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException(
                        "%s did not end within %s: %s".formatted(command, atMost, Files.readString(err)));
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IllegalStateException(command + " was interrupted", e);
        }
        return process.exitValue();
    }
}
