package io.hubbackup.demo;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Consumer;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import java.util.stream.Stream;

/** What the operator and all that it is made of have to say, in a file. */
final class OperatorLog extends Handler {

    /** It warns of every kind that is not of a first version, as in production nobody wants to read. */
    private static final String OF_NO_INTEREST = "io.fabric8.kubernetes.client.dsl.internal.VersionUsageUtils";

    private final Path file;
    private final PrintStream out;
    private final Consumer<String> also;
    private final Formatter words = new SimpleFormatter();

    private OperatorLog(Path file, Consumer<String> also) {
        this.file = file;
        this.also = also;
        try {
            this.out = new PrintStream(Files.newOutputStream(file), true, StandardCharsets.UTF_8);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    /**
     * Begins to listen.
     *
     * @param also hears each entry too
     */
    static OperatorLog in(Path file, Consumer<String> also) {
        var log = new OperatorLog(file, also);
        roots().forEach(root -> root.addHandler(log));
        return log;
    }

    /** The terminal is for facts: nobody else writes entries there. */
    static void only() {
        roots().forEach(root -> List.of(root.getHandlers()).forEach(root::removeHandler));
    }

    /** Two of them where the JVM was not started with the log manager that some libraries bring. */
    private static List<Logger> roots() {
        return Stream.of(Logger.getLogger(""), org.jboss.logmanager.Logger.getLogger(""))
                .distinct()
                .toList();
    }

    Path file() {
        return file;
    }

    @Override
    public void publish(LogRecord entry) {
        if (entry.getLevel().intValue() < Level.INFO.intValue() || OF_NO_INTEREST.equals(entry.getLoggerName())) {
            return;
        }
        var at = LocalTime.ofInstant(entry.getInstant(), ZoneId.systemDefault()).truncatedTo(ChronoUnit.MILLIS);
        var line = "%s %-5s [%s] %s".formatted(at, entry.getLevel(), entry.getLoggerName(), words.formatMessage(entry));
        out.println(line);
        printReason(entry);
        also.accept(line);
    }

    /** Where all goes on as it shall, a client that tries again for instance, nobody wants to know through which calls. */
    private void printReason(LogRecord entry) {
        if (entry.getThrown() != null && entry.getLevel().intValue() < Level.WARNING.intValue()) {
            out.println("  " + entry.getThrown());
        } else if (entry.getThrown() != null) {
            entry.getThrown().printStackTrace(out);
        }
    }

    @Override
    public void flush() {
        out.flush();
    }

    @Override
    public void close() {
        roots().forEach(root -> root.removeHandler(this));
        out.close();
    }
}
