package io.hubbackup.decide.policy.check;

import static io.hubbackup.decide.policy.Ground.deployments;
import static io.hubbackup.decide.policy.Ground.extension;
import static io.hubbackup.decide.policy.Ground.extensions;
import static io.hubbackup.decide.policy.Ground.subscription;
import static io.hubbackup.decide.policy.Ground.subscriptions;
import static io.hubbackup.decide.policy.Ground.velero;
import static io.hubbackup.decide.policy.Ground.version;
import static io.hubbackup.decide.policy.Ground.versions;
import static io.hubbackup.decide.policy.PolicyHub.NAMESPACE;
import static io.hubbackup.decide.policy.PolicyHub.NOON;
import static io.hubbackup.decide.policy.PolicyHub.bare;
import static io.hubbackup.decide.policy.check.Row.compliant;
import static io.hubbackup.decide.policy.check.Row.notApplicable;
import static io.hubbackup.decide.policy.check.Row.unknown;
import static io.hubbackup.decide.policy.check.Row.violated;

import io.hubbackup.decide.policy.PolicyHub;
import io.hubbackup.decide.policy.Verdict.Common;
import io.hubbackup.decide.policy.WrittenCatalogue;
import io.hubbackup.decide.policy.check.OadpOperatorInstalled.Why;
import io.hubbackup.hub.Observed;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("T16, U14 OADP is installed")
class OadpOperatorInstalledTest {

    private static final Instant IN_TIME = NOON.plus(Duration.ofMinutes(15));
    private static final String CSV = "oadp-operator.v1.5.1";

    static Stream<Arguments> rows() {
        return Stream.of(
                compliant(ordered("redhat-oadp-operator", "Succeeded"), Why.Installed)
                        .saying("OADP 1.5 is installed by ClusterServiceVersion velero/oadp-operator.v1.5.1")
                        .as("T16 by a Subscription"),
                compliant(ordered("oadp-operator", "Succeeded"), Why.Installed)
                        .as("U14 by a Subscription of the community package"),
                compliant(extensions(bare(), extension(NAMESPACE, "True", "Succeeded", "1.5.1")), Why.Installed)
                        .as("U14 by a ClusterExtension"),
                compliant(versions(bare(), version(NAMESPACE, "1.5.1", "Succeeded")), Why.Installed)
                        .as("T16 by a ClusterServiceVersion alone"),
                violated(
                                subscriptions(bare(), subscription(NAMESPACE, "another-operator", "stable", CSV)),
                                Why.NotInstalled)
                        .as("T16 another operator is not OADP"),
                violated(extensions(bare(), extension("elsewhere", "True", "", "1.5.1")), Why.NotInstalled)
                        .as("T16 an OADP of another namespace does not count"),
                violated(bare(), Why.NotInstalled).as("T16 nothing is installed"),
                notApplicable(deployments(bare(), velero(1)), Why.VeleroWithoutOADP)
                        .as("T16, U14 a Velero without OADP is well as it is"),
                violated(ordered("redhat-oadp-operator", "Failed"), Why.InstallFailed)
                        .saying("failed: the deployment is not there.")
                        .as("T16 its installation failed"),
                violated(extensions(bare(), extension(NAMESPACE, "False", "Failed", "")), Why.InstallFailed)
                        .as("T16 the ClusterExtension failed"),
                violated(subscriptions(bare(), subscription(NAMESPACE, "")), Why.Installing)
                        .as("U14 a Subscription that never installed anything"),
                unknown(versions(bare(), version(NAMESPACE, "1.5.1", "Installing", NOON)), Why.Installing)
                        .at(IN_TIME)
                        .until(IN_TIME.plusMillis(1))
                        .as("T16 a quarter of an hour to install it"),
                violated(versions(bare(), version(NAMESPACE, "1.5.1", "Installing", NOON)), Why.Installing)
                        .at(IN_TIME.plusMillis(1))
                        .as("T16 and no more"),
                unknown(subscriptions(bare(), Observed.unreadable("Subscription", "403 forbidden")), Common.Forbidden)
                        .as("T16 Subscriptions may not be read, and nothing else proves it"),
                compliant(
                                subscriptions(
                                        versions(bare(), version(NAMESPACE, "1.5.1", "Succeeded")),
                                        Observed.unreadable("Subscription", "403 forbidden")),
                                Why.Installed)
                        .as("T16 Subscriptions may not be read, but the ClusterServiceVersion proves it"),
                unknown(
                                versions(
                                        subscriptions(bare(), subscription(NAMESPACE, CSV)),
                                        Observed.unreadable("ClusterServiceVersion", "timeout")),
                                Common.Unreadable)
                        .as("T16 a Subscription whose ClusterServiceVersion cannot be read proves nothing"));
    }

    private static PolicyHub ordered(String packageName, String phase) {
        return versions(
                subscriptions(bare(), subscription(NAMESPACE, packageName, "stable-1.5", CSV)),
                version(NAMESPACE, "1.5.1", phase));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void judges(Row row) {
        row.holdsFor(new OadpOperatorInstalled(WrittenCatalogue.read()));
    }
}
