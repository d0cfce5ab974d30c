package io.hubbackup.demo.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.Level;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class LogPrinterTest {

    private final CountDownLatch free = new CountDownLatch(1);
    private final BlockingQueue<String> printed = new LinkedBlockingQueue<>();

    @Test
    @DisplayName("D25 nobody who logs waits for the console, and the words are those of the moment")
    void console() throws InterruptedException {
        var printer = new LogPrinter(new Console());
        var subject = new StringBuilder("one");
        printer.publish(entry(subject));
        subject.replace(0, subject.length(), "two");
        printer.publish(entry(subject));
        assertThat(printed).as("the console is taken").isEmpty();

        free.countDown();
        assertThat(List.of(next(), next())).containsExactly("about one", "about two");
        printer.close();
    }

    private static LogRecord entry(Object subject) {
        var entry = new ExtLogRecord(
                Level.INFO, "about %s", ExtLogRecord.FormatStyle.PRINTF, LogPrinterTest.class.getName());
        entry.setParameters(new Object[] {subject});
        return entry;
    }

    private String next() throws InterruptedException {
        return String.valueOf(printed.poll(30, TimeUnit.SECONDS));
    }

    /** Somebody else writes to it. */
    private final class Console extends Handler {

        @Override
        public void publish(LogRecord entry) {
            try {
                free.await();
                printed.add(((ExtLogRecord) entry).getFormattedMessage());
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public void flush() {
            // nothing is kept back
        }

        @Override
        public void close() {
            // nothing to close
        }
    }
}
