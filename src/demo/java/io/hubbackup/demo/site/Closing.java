package io.hubbackup.demo.site;

import java.util.Deque;
import org.jboss.logging.Logger;

/** The end of what was started, the last first. */
public final class Closing {

    private static final Logger LOG = Logger.getLogger(Closing.class);

    private Closing() {}

    /** One that does not end well does not keep the others from ending. */
    public static void all(Deque<? extends AutoCloseable> running) {
        while (!running.isEmpty()) {
            var part = running.pop();
            try {
                part.close();
            } catch (Exception failed) {
                LOG.warnf(failed, "%s did not end well", part.getClass().getSimpleName());
            }
        }
    }
}
