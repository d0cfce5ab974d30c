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
                new VeleroAvailable(catalogue) // T07
                );
    }
}
