package io.hubbackup.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.hubbackup.kit.Account;
import io.hubbackup.kit.AuditLog;
import io.hubbackup.kit.AuditRecord;
import io.hubbackup.kit.Hub;
import io.hubbackup.kit.OperatorArtifact;
import io.hubbackup.kit.OperatorProcess;
import io.hubbackup.kit.OperatorUnderTest;
import java.util.Map;
import java.util.Set;

/** The packaged operator with the identity and the rights that OLM gives it by the bundle, and its leader election. */
final class BundledOperator {

    private static final Set<Integer> REFUSALS = Set.of(401, 403);

    /** As short as a machine that is busy allows: a process that was killed leaves a Lease behind, which the next one waits out. */
    private static final Map<String, String> SETTINGS = Map.of(
            "hub-backup.namespace",
            Hub.NAMESPACE,
            "hub-backup.leader-election.lease-duration",
            "12s",
            "hub-backup.leader-election.renew-deadline",
            "9s",
            "hub-backup.leader-election.retry-period",
            "2s");

    private BundledOperator() {}

    static OperatorUnderTest start(Hub hub) {
        return OperatorProcess.start(
                OperatorArtifact.underTest(), Account.ofBundle(hub).kubeconfig(), SETTINGS);
    }

    /** The API server has refused it nothing in all its life there. */
    static void assertNothingRefused(Hub hub) {
        var asked = hub.audit().since(AuditLog.Mark.START, Story.BY_OPERATOR);
        assertThat(asked).hasSizeGreaterThan(100);
        assertThat(asked)
                .filteredOn(request -> REFUSALS.contains(request.code()))
                .extracting(AuditRecord::call)
                .isEmpty();
    }
}
