package io.hubbackup.decide.policy.telling;

import io.hubbackup.decide.policy.BackupLedger;
import io.hubbackup.decide.policy.Catalogue;
import io.hubbackup.decide.policy.Evaluation;
import io.hubbackup.hub.HubSnapshot;
import java.util.List;
import java.util.stream.Stream;

/** All gauges of the policy reporter at one moment (policies 7.2). */
public final class PolicySamples {

    private PolicySamples() {}

    public static List<Sample> of(Evaluation evaluation, HubSnapshot hub, Catalogue catalogue) {
        var backups = BackupLedger.of(hub)
                .fold(
                        ledger -> new BackupSamples(ledger, evaluation.at()).all(),
                        api -> Stream.<Sample>of(),
                        doubt -> Stream.<Sample>of());
        return Stream.of(
                        new VerdictSamples(evaluation, catalogue).all(),
                        new ResourceSamples(hub, evaluation.at()).all(),
                        backups,
                        RecoveryTelling.of(hub, evaluation.at()).samples())
                .flatMap(samples -> samples)
                .toList();
    }
}
