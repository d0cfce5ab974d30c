package io.hubbackup.observe;

import io.hubbackup.hub.ObjectKey;
import io.hubbackup.plan.ApiKind;
import java.util.Optional;

/**
 * Something that was seen is now different, or can (or can no longer) be relied on.
 *
 * @param key which object; empty when it may be any number of them
 */
public record Change(Urgency urgency, ApiKind kind, Optional<ObjectKey> key) {

    public enum Urgency {
        /** Decides whether and how backups run: look at once (BW14). */
        VELERO,
        /** Concerns what is prepared for a backup: many such changes may be taken together. */
        FLEET,
        /** Concerns only what is told of the hub, not what is done on it: no BackupSchedule and no Restore is looked at for it (policies 6.4). */
        POLICY
    }
}
