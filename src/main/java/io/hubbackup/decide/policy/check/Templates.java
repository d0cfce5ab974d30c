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
                new AutoImportSecretsLabeled(catalogue), // T02
                new AutoImportTokensAvailable(catalogue), // T03
                new BackupOperatorAvailable(catalogue), // T05
                new OadpOperatorInstalled(catalogue), // T16
                new OadpOperatorAvailable(catalogue), // T06
                new DataProtectionApplicationReady(catalogue), // T08
                new VeleroAvailable(catalogue), // T07
                new BackupStorageLocationAvailable(catalogue), // T09
                new NoBackupCollision(catalogue), // T14
                new PhaseValid(catalogue), // T15
                new BackupsOnSchedule(catalogue), // T10
                new ManagedClustersBackupAvailable(catalogue), // T11
                new ResourcesBackupAvailable(catalogue), // T12
                new BackupsProgressing(catalogue), // T13
                new OadpVersionSupported(catalogue), // T17
                new OadpVersionConsistent(catalogue), // T18
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
