package io.hubbackup.decide.policy.check;

import io.hubbackup.decide.policy.Catalogue;
import io.hubbackup.decide.policy.PolicyTemplate;
import java.util.List;

/** All templates, in the order of the catalogue. */
public final class Templates {

    private Templates() {}

    /** Each with the thresholds of its entry. */
    public static List<PolicyTemplate> of(Catalogue catalogue) {
        return List.of(
                new BackupControllerExclusive(catalogue), // T01
                new BackupOperatorAvailable(catalogue), // T05
                new OadpOperatorInstalled(catalogue), // T16
                new OadpOperatorAvailable(catalogue), // T06
                new DataProtectionApplicationReady(catalogue), // T08
                new VeleroAvailable(catalogue), // T07
                new RPOMet(catalogue), // N01
                new BackupSetComplete(catalogue), // N02
                new RestoreSyncFresh(catalogue), // N03
                new VeleroSchedulesPresent(catalogue), // N04
                new SingleBackupSchedule(), // N05
                new RetentionSufficient(catalogue), // N06
                new ScheduleAfterActivation(catalogue), // N07
                new AutoImportUsable(), // N08
                new PolicyEvaluatorHealthy(catalogue), // N10
                new BackupThroughputSufficient(catalogue) // N11
                );
    }
}
