package io.hubbackup.run;

import io.hubbackup.decide.policy.BackupNamespace;
import io.hubbackup.hub.DoomedNamespace;
import io.hubbackup.hub.DoomedNamespace.Threat;
import io.hubbackup.hub.HubSnapshot;
import io.hubbackup.observe.Change;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * Says in the log that a MultiClusterHub deletes the namespace of this operator or of the backups, and when it does not any more: once each (packaging B3). What follows from it is
 * decided for each resource, whose condition and event say it too.
 */
final class Premises {

    private static final Logger LOG = Logger.getLogger(Premises.class);
    private static final Set<String> DECISIVE = Set.of("MultiClusterHub", "BackupSchedule", "Restore");

    private final Supplier<HubSnapshot> hub;
    private final BooleanSupplier works;
    private String said = "";

    /** @param works whether it is this process that backs up and restores */
    Premises(Supplier<HubSnapshot> hub, BooleanSupplier works) {
        this.hub = hub;
        this.works = works;
    }

    /** Something on the hub is different now; returns at once. */
    void changed(Change change) {
        if (DECISIVE.contains(change.kind().kind())) {
            look();
        }
    }

    /** Looks, and says what is new. */
    void look() {
        if (works.getAsBoolean()) {
            var seen = hub.get();
            if (Stream.of(seen.backupSchedules(), seen.restores())
                    .allMatch(each -> each.doubt().isEmpty())) {
                DoomedNamespace.threat(seen, BackupNamespace.known(seen).orElse(""))
                        .fold(this::say, api -> said, unknown -> said);
            }
        }
    }

    private synchronized String say(Optional<Threat> threat) {
        var now = threat.map(what -> what.message("nothing is begun there; what runs goes on"))
                .orElse("");
        if (!now.equals(said)) {
            if (now.isEmpty()) {
                LOG.info(
                        "The namespaces of this operator and of the backups are not deleted by a MultiClusterHub any more.");
            } else {
                LOG.warn(now);
            }
            said = now;
        }
        return now;
    }
}
