package io.hubbackup.demo.operator;

import io.hubbackup.demo.time.SimulatedProcess;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** What the threads of one process have logged, with the time as they know it. */
final class ProcessLog extends Handler {

    private final SimulatedProcess process;
    private final SimpleFormatter formatter = new SimpleFormatter();
    private final StringBuilder text = new StringBuilder();

    private ProcessLog(SimulatedProcess process) {
        this.process = process;
        setLevel(Level.INFO);
    }

    /** Begins to listen. */
    static ProcessLog of(SimulatedProcess process) {
        var log = new ProcessLog(process);
        var all = Logger.getLogger("");
        all.addHandler(log);
        process.atDeath(() -> all.removeHandler(log));
        return log;
    }

    String text() {
        synchronized (text) {
            return text.toString();
        }
    }

    @Override
    public void publish(LogRecord entry) {
        if (isLoggable(entry)
                && SimulatedProcess.current().filter(process::equals).isPresent()) {
            write(entry);
        }
    }

    private void write(LogRecord entry) {
        synchronized (text) {
            text.append("%s %s [%s] %s%n"
                    .formatted(process.now(), entry.getLevel(), entry.getLoggerName(), formatter.formatMessage(entry)));
            for (var cause = entry.getThrown(); cause != null; cause = cause.getCause()) {
                text.append("    ").append(cause).append('\n');
            }
        }
    }

    @Override
    public void flush() {
        // everything is there at once
    }

    @Override
    public void close() {
        // there is nothing to close
    }
}
