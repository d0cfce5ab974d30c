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
import io.hubbackup.decide.policy.check.BackupControllerExclusive.Why;
import io.hubbackup.hub.DeploymentSeen;
import io.hubbackup.hub.ObjectKey;
import io.hubbackup.hub.Observed;
import io.hubbackup.hub.SelfSeen;
import io.hubbackup.wire.HubNames;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("T01, N09, U2, U28 Exactly one backup controller is in charge")
class BackupControllerExclusiveTest {

    static Stream<Arguments> rows() {
        return Stream.of(
                compliant(bare(), Why.SelfManaged).as("T01 there is no MultiClusterHub"),
                compliant(installers(bare(), Observed.notServed("MultiClusterHub")), Why.SelfManaged)
                        .as("U2 on a hub without ACM the question is answered all the same"),
                compliant(installers(bare(), installer(false)), Why.SelfManaged)
                        .as("T01 its component cluster-backup is off"),
                violated(installers(bare(), installer(true)), Why.ControllerConflict)
                        .saying("MultiClusterHub open-cluster-management/multiclusterhub")
                        .as("U28 two controllers for the same objects"),
                violated(deployments(bare(), goOperator(1)), Why.ControllerConflict)
                        .as("U28 the other controller was left behind"),
                compliant(deployments(bare(), goOperator(0)), Why.SelfManaged)
                        .as("T01 the other controller is scaled to nothing"),
                violated(in(HubNames.USUAL_NAMESPACE, installers(bare(), installer(false))), Why.NamespaceWillBeDeleted)
                        .saying("This operator runs in namespace open-cluster-management-backup")
                        .as("packaging B3 the operator is where the MultiClusterHub deletes everything"),
                violated(
                                installers(bare().self(backups(HubNames.USUAL_NAMESPACE)), installer(false)),
                                Why.NamespaceWillBeDeleted)
                        .saying("MultiClusterHub open-cluster-management/multiclusterhub deletes namespace")
                        .as("packaging B3 the backups are there"),
                compliant(in("openshift-adp", installers(bare(), installer(false))), Why.SelfManaged)
                        .as("packaging B3 elsewhere it is safe"),
                compliant(in(HubNames.USUAL_NAMESPACE, bare()), Why.SelfManaged)
                        .as("packaging B3 so it is without a MultiClusterHub"),
                violated(in(HubNames.USUAL_NAMESPACE, installers(bare(), installer(true))), Why.ControllerConflict)
                        .as("packaging 0.1 with the component on it is two of them"),
                unknown(as(bare(), SelfSeen.Mode.FULL, false), Why.NotLeading).as("T01 another replica leads"),
                unknown(installers(bare(), Observed.unreadable("MultiClusterHub", "403")), Common.Forbidden)
                        .as("T01 unreadable is not absent"),
                compliant(reporting(installers(bare(), installer(true))), Why.ManagedByMCH)
                        .as("T01 beside the controller that is in charge"),
                violated(reporting(installers(bare(), installer(false))), Why.NotEnabled)
                        .as("T01 nobody is in charge"),
                notApplicable(reporting(bare()), Why.NoMultiClusterHub)
                        .as("U18 nothing was looked at, so nothing is said to be enabled"));
    }

    private static DeploymentSeen goOperator(int desired) {
        return deployment(new ObjectKey(HubNames.USUAL_NAMESPACE, GoOperator.DEPLOYMENT), desired, 0, Map.of());
    }

    private static PolicyHub in(String namespace, PolicyHub hub) {
        return hub.self(new SelfSeen(
                SelfSeen.Mode.FULL, true, Optional.of(namespace), SelfSeen.DEPLOYMENT, Optional.empty(), NOON));
    }

    private static SelfSeen backups(String namespace) {
        return new SelfSeen(
                SelfSeen.Mode.FULL, true, Optional.empty(), SelfSeen.DEPLOYMENT, Optional.of(namespace), NOON);
    }

    private static PolicyHub reporting(PolicyHub hub) {
        return as(hub, SelfSeen.Mode.REPORT_ONLY, true);
    }

    private static PolicyHub as(PolicyHub hub, SelfSeen.Mode mode, boolean leader) {
        return hub.self(new SelfSeen(mode, leader, Optional.empty(), SelfSeen.DEPLOYMENT, Optional.of("velero"), NOON));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void judges(Row row) {
        row.holdsFor(new BackupControllerExclusive(WrittenCatalogue.read()));
    }
}
