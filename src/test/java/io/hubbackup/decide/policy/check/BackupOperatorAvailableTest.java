package io.hubbackup.decide.policy.check;

import static io.hubbackup.decide.policy.Ground.deployment;
import static io.hubbackup.decide.policy.Ground.deployments;
import static io.hubbackup.decide.policy.Ground.installer;
import static io.hubbackup.decide.policy.Ground.installers;
import static io.hubbackup.decide.policy.PolicyHub.NOON;
import static io.hubbackup.decide.policy.PolicyHub.bare;
import static io.hubbackup.decide.policy.check.Row.compliant;
import static io.hubbackup.decide.policy.check.Row.notApplicable;
import static io.hubbackup.decide.policy.check.Row.unknown;
import static io.hubbackup.decide.policy.check.Row.violated;

import io.hubbackup.decide.policy.PolicyHub;
import io.hubbackup.decide.policy.Verdict.Common;
import io.hubbackup.decide.policy.WrittenCatalogue;
import io.hubbackup.decide.policy.check.BackupOperatorAvailable.Why;
import io.hubbackup.hub.ObjectKey;
import io.hubbackup.hub.Observed;
import io.hubbackup.hub.SelfSeen;
import io.hubbackup.hub.SelfSeen.Mode;
import io.hubbackup.wire.HubNames;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("T05, U12 The backup operator is available")
class BackupOperatorAvailableTest {

    private static final String OURS = "hub-backup";

    static Stream<Arguments> rows() {
        return Stream.of(
                compliant(own(2, 2), Why.Available).as("T05 all replicas are available"),
                violated(own(2, 1), Why.ReplicasUnavailable)
                        .saying("1 of 2 replicas")
                        .as("U12 one is not"),
                notApplicable(bare(), Why.NotInCluster).as("T05 the process runs outside of the cluster"),
                unknown(inCluster(Mode.FULL, bare()), Why.NoDeployment).as("T05 its Deployment has another name"),
                unknown(
                                inCluster(Mode.FULL, deployments(bare(), Observed.unreadable("Deployment", "timeout"))),
                                Common.Unreadable)
                        .as("T05 unreadable is not absent"),
                compliant(other(1), Why.Available).as("T05 in report-only mode the other operator is meant"),
                violated(other(0), Why.ReplicasUnavailable).as("T05 the other operator is down"),
                violated(inCluster(Mode.REPORT_ONLY, installers(bare(), installer(true))), Why.ReplicasUnavailable)
                        .as("T05 the other operator was ordered and is not there"),
                notApplicable(inCluster(Mode.REPORT_ONLY, bare()), Why.NoDeployment)
                        .as("T05 nobody ordered another operator"));
    }

    private static PolicyHub own(int desired, int available) {
        return inCluster(
                Mode.FULL,
                deployments(
                        bare(), deployment(new ObjectKey(OURS, SelfSeen.DEPLOYMENT), desired, available, Map.of())));
    }

    private static PolicyHub other(int available) {
        return inCluster(
                Mode.REPORT_ONLY,
                deployments(
                        bare(),
                        deployment(
                                new ObjectKey(HubNames.USUAL_NAMESPACE, GoOperator.DEPLOYMENT),
                                1,
                                available,
                                Map.of())));
    }

    private static PolicyHub inCluster(Mode mode, PolicyHub hub) {
        return hub.self(new SelfSeen(mode, true, Optional.of(OURS), SelfSeen.DEPLOYMENT, Optional.of("velero"), NOON));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void judges(Row row) {
        row.holdsFor(new BackupOperatorAvailable(WrittenCatalogue.read()));
    }
}
