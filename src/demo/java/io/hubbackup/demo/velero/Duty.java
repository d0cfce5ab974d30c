package io.hubbackup.demo.velero;

import java.time.Instant;
import java.util.Optional;

/** One thing that a Velero does: it looks at all objects that it is about, and does what is due. */
interface Duty {

    /**
     * After every change of an object, and when it is due again.
     *
     * @return when something is due though nothing changes; empty where nothing is
     */
    Optional<Instant> look(Instant now);

    /** Once, before the first look: what a Velero that was killed has left. */
    default void begin(Instant now) {}
}
