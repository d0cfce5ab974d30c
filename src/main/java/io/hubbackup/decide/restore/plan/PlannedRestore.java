package io.hubbackup.decide.restore.plan;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.hubbackup.decide.restore.RestorePart;
import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * One Velero Restore of a run.
 *
 * @param backup name of the Velero Backup
 * @param name name of the Velero Restore (R3.17, W30)
 * @param hub value of the backup's label {@code backup-cluster}, empty when it has none (R3.13)
 * @param empty whether the backup is known to hold nothing, so that Velero reports its restore as PartiallyFailed (R4.6)
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_DEFAULT)
@RegisterForReflection
public record PlannedRestore(RestorePart part, String backup, String name, String hub, boolean empty) {

    public PlannedRestore {
        hub = hub == null ? "" : hub;
    }
}
