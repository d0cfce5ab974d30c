package io.hubbackup.run;

import io.hubbackup.decide.policy.check.GoOperator;
import io.hubbackup.hub.HubSnapshot;
import io.hubbackup.hub.InstallerSeen;
import io.hubbackup.hub.ObjectKey;
import io.hubbackup.wire.HubNames;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/** The Go operator, if a MultiClusterHub has switched it on: two that back up and restore one hub are refused (D5, packaging 0.1). Template T01 says so in status and alert. */
final class Rival {

    private static final Logger LOG = Logger.getLogger(Rival.class);

    private final Supplier<HubSnapshot> hub;
    private final AtomicBoolean said = new AtomicBoolean();

    Rival(Supplier<HubSnapshot> hub) {
        this.hub = hub;
    }

    /** Whether it is known to be there; where nobody can tell, the hub is ours. */
    boolean works() {
        var by = GoOperator.orderedBy(hub.get())
                .fold(
                        installers -> installers.stream()
                                .map(InstallerSeen::key)
                                .map(ObjectKey::toString)
                                .sorted()
                                .collect(Collectors.joining(", ")),
                        api -> "",
                        unreadable -> "");
        if (said.getAndSet(!by.isEmpty()) != !by.isEmpty()) {
            say(by);
        }
        return !by.isEmpty();
    }

    private static void say(String by) {
        if (by.isEmpty()) {
            LOG.info("No other operator backs this hub up any more; this one works again.");
        } else {
            LOG.warnf(
                    "The component cluster-backup of MultiClusterHub %s is on: its operator backs this hub up, so this one does nothing. "
                            + "Switch the component off, which deletes namespace %s with everything in it, or set hub-backup.mode=report-only.",
                    by, HubNames.USUAL_NAMESPACE);
        }
    }
}
