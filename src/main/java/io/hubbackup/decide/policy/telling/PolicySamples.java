package io.hubbackup.decide.policy.telling;

import io.hubbackup.decide.policy.BackupLedger;
import java.util.List;
import java.util.stream.Stream;

/** All gauges of the policy reporter at one moment (policies 7.2). */
public final class PolicySamples {

    private PolicySamples() {}

    public static List<Sample> of(Announcement told) {
        var now = told.evaluation().at();
        var backups = BackupLedger.of(told.hub())
                .fold(
                        ledger -> new BackupSamples(ledger, now).all(),
                        api -> Stream.<Sample>of(),
                        doubt -> Stream.<Sample>of());
        return Stream.of(
                        new VerdictSamples(told.evaluation(), told.catalogue()).all(),
                        new ResourceSamples(told.hub(), now).all(),
                        backups,
                        TokenSamples.of(told.hub(), now),
                        told.recovery().samples())
                .flatMap(samples -> samples)
                .toList();
    }
}
