package io.hubbackup.decide.policy.check;

import io.hubbackup.decide.policy.Catalogue;
import io.hubbackup.decide.policy.PolicyTemplate;
import io.hubbackup.decide.policy.Verdict;
import io.hubbackup.hub.HubSnapshot;
import io.hubbackup.wire.BackupType;
import java.time.Instant;

/** T11: the managed clusters could be restored now; it says what is lost, and is never silenced by a cause (U10). */
public final class ManagedClustersBackupAvailable implements PolicyTemplate {

    static final String NAME = "acm-managed-clusters-schedule-backups-available";

    private final RestorePoint point;

    public ManagedClustersBackupAvailable(Catalogue catalogue) {
        catalogue.entry(NAME);
        this.point = RestorePoint.of(BackupType.MANAGED_CLUSTERS, catalogue);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Verdict evaluate(HubSnapshot hub, Instant now) {
        return point.judged(hub, now);
    }
}
