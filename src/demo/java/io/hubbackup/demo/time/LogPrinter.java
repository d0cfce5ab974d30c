package io.hubbackup.demo.time;

import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedTransferQueue;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jboss.logmanager.ExtLogRecord;

/**
 * Hands log entries on to a real thread, which writes them. Whoever writes to the console waits for everybody else in the JVM who does; a simulated thread that had to would
 * miss its turn, and simulated time would go on without it.
 */
final class LogPrinter extends Handler {

    static {
        var all = Logger.getLogger("");
        for (var handler : List.of(all.getHandlers())) {
            all.removeHandler(handler);
            all.addHandler(new LogPrinter(handler));
        }
    }

    // whoever adds to it is never blocked
    private final BlockingQueue<LogRecord> entries = new LinkedTransferQueue<>();
    private final Handler printer;
    private final Thread thread =
            Thread.ofPlatform().daemon().name("log-printer").unstarted(this::print);

    LogPrinter(Handler printer) {
        this.printer = printer;
        thread.start();
    }

    /** From now on, and for as long as this JVM lives: who listens by now is told by a thread of his own. */
    static void simulated() {
        // the work was done when this class was loaded
    }

    private void print() {
        try {
            while (true) {
                printer.publish(entries.take());
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void publish(LogRecord entry) {
        if (entry instanceof ExtLogRecord own) {
            // what the words are about may be different later
            own.setMessage(own.getFormattedMessage(), ExtLogRecord.FormatStyle.NO_FORMAT);
            own.setParameters(null);
        }
        entries.add(entry);
    }

    @Override
    public void flush() {
        printer.flush();
    }

    @Override
    public void close() {
        thread.interrupt();
        printer.close();
    }
}
