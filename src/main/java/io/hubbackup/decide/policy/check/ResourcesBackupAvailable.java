package io.hubbackup.decide.policy.check;

import io.hubbackup.decide.policy.Catalogue;
import io.hubbackup.decide.policy.PolicyTemplate;
import io.hubbackup.decide.policy.Verdict;
import io.hubbackup.hub.HubSnapshot;
import io.hubbackup.wire.BackupType;
import java.time.Instant;

/** T12: the resources of the hub could be restored now; it says what is lost, and is never silenced by a cause (U10). */
public final class ResourcesBackupAvailable implements PolicyTemplate {

    static final String NAME = "acm-resources-schedule-backups-available";

    private final RestorePoint point;

    public ResourcesBackupAvailable(Catalogue catalogue) {
        catalogue.entry(NAME);
        this.point = RestorePoint.of(BackupType.RESOURCES, catalogue);
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
