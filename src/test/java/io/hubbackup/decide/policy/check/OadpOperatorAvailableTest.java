package io.hubbackup.decide.policy.check;

import static io.hubbackup.decide.policy.Ground.LONG_AGO;
import static io.hubbackup.decide.policy.Ground.deployment;
import static io.hubbackup.decide.policy.Ground.deployments;
import static io.hubbackup.decide.policy.Ground.oadp;
import static io.hubbackup.decide.policy.Ground.pods;
import static io.hubbackup.decide.policy.Ground.velero;
import static io.hubbackup.decide.policy.Ground.version;
import static io.hubbackup.decide.policy.Ground.versions;
import static io.hubbackup.decide.policy.PolicyHub.NAMESPACE;
import static io.hubbackup.decide.policy.PolicyHub.bare;
import static io.hubbackup.decide.policy.PolicyHub.key;
import static io.hubbackup.decide.policy.check.Row.compliant;
import static io.hubbackup.decide.policy.check.Row.notApplicable;
import static io.hubbackup.decide.policy.check.Row.unknown;
import static io.hubbackup.decide.policy.check.Row.violated;

import io.hubbackup.decide.policy.Verdict.Common;
import io.hubbackup.decide.policy.WrittenCatalogue;
import io.hubbackup.decide.policy.check.OadpOperatorAvailable.Why;
import io.hubbackup.hub.Observed;
import io.hubbackup.hub.PodSeen;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("T06, U12 The OADP operator is available")
class OadpOperatorAvailableTest {

    private static final PodSeen WAITING = new PodSeen(
            key("openshift-adp-controller-manager-5d"),
            LONG_AGO,
            Map.of("control-plane", "controller-manager"),
            "Pending",
            0,
            "ImagePullBackOff",
            "",
            Optional.empty());

    static Stream<Arguments> rows() {
        return Stream.of(
                compliant(deployments(bare(), oadp(1)), Why.Available).as("T06 it is available"),
                violated(pods(deployments(bare(), oadp(0)), WAITING), Why.NotAvailable)
                        .saying("(Pod openshift-adp-controller-manager-5d waits: ImagePullBackOff)")
                        .as("U12 a Pod that exists but is not ready is not enough, and the reason is told"),
                compliant(
                                deployments(
                                        versions(bare(), version(NAMESPACE, "1.5.1", "Succeeded")),
                                        deployment(key("oadp-manager"), 1, 1, Map.of())),
                                Why.Available)
                        .as("U12 the ClusterServiceVersion names the Deployment"),
                violated(versions(bare(), version(NAMESPACE, "1.5.1", "Succeeded")), Why.NoDeployment)
                        .as("T06 OADP is installed, but its Deployment is gone"),
                violated(bare(), Why.NoDeployment).as("T06 nothing is installed"),
                notApplicable(deployments(bare(), velero(1)), Why.VeleroWithoutOADP)
                        .as("T06 a Velero without OADP has no such operator"),
                unknown(deployments(bare(), Observed.unreadable("Deployment", "timeout")), Common.Unreadable)
                        .as("T06 unreadable is not absent"));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void judges(Row row) {
        row.holdsFor(new OadpOperatorAvailable(WrittenCatalogue.read()));
    }
}
