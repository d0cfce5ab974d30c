package io.hubbackup.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.hubbackup.kit.Await;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** The command in this process, with somebody who types and reads. */
final class RunningDemonstration implements AutoCloseable {

    private static final Duration START = Duration.ofSeconds(90);
    private static final Duration END = Duration.ofMinutes(3);
    /** Seconds, and a machine that is at other work too. */
    static final Duration SECONDS = Duration.ofSeconds(60);

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final PipedOutputStream keyboard = new PipedOutputStream();
    private final Demonstration demonstration;
    private final CompletableFuture<Integer> exit;

    /** @param home where it leaves its files */
    RunningDemonstration(Path home, String... words) {
        var terminal = new Terminal(pipe(), new PrintStream(printed, true, StandardCharsets.UTF_8), false);
        this.demonstration = new Demonstration(home, terminal);
        this.exit = CompletableFuture.supplyAsync(
                () -> demonstration.run(List.of(words)), task -> new Thread(task, "demonstration").start());
    }

    private PipedInputStream pipe() {
        try {
            return new PipedInputStream(keyboard);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** All that was printed so far. */
    String printed() {
        return printed.toString(StandardCharsets.UTF_8);
    }

    /** Where the next thing will stand that is printed. */
    int mark() {
        return printed().length();
    }

    RunningDemonstration awaitIntroduction() {
        await(0, START, "What happens:");
        return this;
    }

    /** Waits until this was printed behind a mark. */
    void await(int mark, Duration atMost, String text) {
        Await.within(atMost, text)
                .untilAsserted(() -> assertThat(printed().substring(mark)).contains(text));
    }

    /** Types a line and waits for what comes of it. */
    void type(String line, String... expected) {
        int mark = mark();
        type(line);
        for (var text : expected) {
            await(mark, SECONDS, text);
        }
    }

    /** Types a line. */
    void type(String line) {
        try {
            keyboard.write((line + "\n").getBytes(StandardCharsets.UTF_8));
            keyboard.flush();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** Nobody types any more, as where there is no keyboard. */
    void leaveKeyboard() throws IOException {
        keyboard.close();
    }

    boolean isRunning() {
        return !exit.isDone();
    }

    /** Waits for the end; the exit code. */
    int exit() throws Exception {
        return exit.get(END.toSeconds(), TimeUnit.SECONDS);
    }

    /** Has it end as Ctrl-C does; the exit code. */
    int interrupt() throws Exception {
        demonstration.endAndWait();
        return exit();
    }

    @Override
    public void close() throws Exception {
        interrupt();
        keyboard.close();
    }
}
