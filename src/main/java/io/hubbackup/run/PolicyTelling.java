package io.hubbackup.run;

import io.hubbackup.decide.policy.Evaluation;
import io.hubbackup.hub.HubSnapshot;
import java.time.Duration;
import java.util.Locale;

/** Tells the world what the policy templates say (policies §7). One caller at a time; all but the counting blocks. */
interface PolicyTelling {

    /** Why the templates were asked. */
    enum Trigger {
        EVENT,
        TIMER,
        RESYNC;

        String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * What was told last, by whichever process: asked once before the first evaluation after taking the lead, so that what is still so is no transition (policies §6.7).
     *
     * @return {@link Evaluation#NONE} where nothing was told, or nobody knows what
     */
    Evaluation lastTold(HubSnapshot hub);

    /** Counts an evaluation. */
    void evaluated(Evaluation now, Trigger trigger, Duration took);

    /**
     * Writes what differs from what stands there, and tells the transitions from before to now as events.
     *
     * @return whether all of it stands as it should; if not, tell the same once more in a while: {@code tell(now, now, hub)}
     */
    boolean tell(Evaluation before, Evaluation now, HubSnapshot hub);

    /** The lead is lost, or not yet taken: another process tells, and the figures of this one go (policies §6.8). */
    void silence();
}
