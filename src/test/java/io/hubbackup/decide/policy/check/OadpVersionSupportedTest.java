package io.hubbackup.decide.policy.check;

import static io.hubbackup.decide.policy.Ground.deployments;
import static io.hubbackup.decide.policy.Ground.extension;
import static io.hubbackup.decide.policy.Ground.extensions;
import static io.hubbackup.decide.policy.Ground.openShift;
import static io.hubbackup.decide.policy.Ground.subscription;
import static io.hubbackup.decide.policy.Ground.subscriptions;
import static io.hubbackup.decide.policy.Ground.velero;
import static io.hubbackup.decide.policy.Ground.versions;
import static io.hubbackup.decide.policy.PolicyHub.NAMESPACE;
import static io.hubbackup.decide.policy.PolicyHub.bare;
import static io.hubbackup.decide.policy.check.Row.compliant;
import static io.hubbackup.decide.policy.check.Row.notApplicable;
import static io.hubbackup.decide.policy.check.Row.unknown;
import static io.hubbackup.decide.policy.check.Row.violated;

import io.hubbackup.decide.policy.Ground;
import io.hubbackup.decide.policy.PolicyHub;
import io.hubbackup.decide.policy.Verdict.Common;
import io.hubbackup.decide.policy.WrittenCatalogue;
import io.hubbackup.decide.policy.check.OadpVersionSupported.Why;
import io.hubbackup.hub.Observed;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("T17, U14 The version of OADP is supported")
class OadpVersionSupportedTest {

    static Stream<Arguments> rows() {
        return Stream.of(
                compliant(on("4.18.9", "1.4.0"), Why.Supported).as("T17 exactly the minimum of an older OpenShift"),
                violated(on("4.18.9", "1.3.9"), Why.VersionTooLow)
                        .saying("OADP 1.3, but OpenShift 4.18.9 needs 1.4")
                        .as("T17 one less than that"),
                compliant(on("4.18.9", "1.10.0"), Why.Supported).as("U14 1.10 is more than 1.4, though not as a text"),
                compliant(on("4.19.0", "1.5.0"), Why.Supported).as("T17 exactly the minimum of a newer OpenShift"),
                violated(on("4.19.0", "1.4.9"), Why.VersionTooLow)
                        .as("U14 what is enough for an older one is not enough here"),
                violated(on("4.20.1", "1.4.9"), Why.VersionTooLow)
                        .as("T17 4.20 is newer than 4.19, though not as a text"),
                violated(on("", "1.4.9"), Why.VersionTooLow).as("T17 an OpenShift of unknown version is a new one"),
                compliant(ordered("stable"), Why.Supported).as("U14 channel stable has the newest"),
                violated(ordered("stable-1.4"), Why.VersionTooLow)
                        .as("T17 nothing is installed yet: the channel tells"),
                compliant(ordered("stable-1.10"), Why.Supported).as("U14 channels are compared by their numbers"),
                unknown(ordered("candidate"), Why.VersionUnknown).as("T17 a channel that tells no version"),
                compliant(
                                openShift(
                                        extensions(bare(), extension(NAMESPACE, "True", "", "1.5.2")),
                                        version("4.20.1")),
                                Why.Supported)
                        .as("U14 the version of a ClusterExtension"),
                notApplicable(openShift(deployments(bare(), velero(1)), version("4.20.1")), Why.VeleroWithoutOADP)
                        .as("T17 a Velero without OADP"),
                notApplicable(openShift(bare(), version("4.20.1")), Why.OADPNotInstalled)
                        .as("U18 nothing is installed, so nothing is said to be new enough"),
                notApplicable(openShift(on("4.18.9", "1.3.0"), Observed.notServed("ClusterVersion")), Why.NoOpenShift)
                        .as("T17 plain Kubernetes"),
                unknown(openShift(bare(), Observed.unreadable("ClusterVersion", "timeout")), Common.Unreadable)
                        .as("T17 unreadable is not absent"));
    }

    private static Observed<Optional<String>> version(String text) {
        return Observed.of(Optional.of(text).filter(known -> !known.isEmpty()));
    }

    private static PolicyHub on(String openShift, String oadp) {
        return openShift(versions(bare(), Ground.version(NAMESPACE, oadp, "Succeeded")), version(openShift));
    }

    private static PolicyHub ordered(String channel) {
        return openShift(
                subscriptions(bare(), subscription(NAMESPACE, "redhat-oadp-operator", channel, "")), version("4.20.1"));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void judges(Row row) {
        row.holdsFor(new OadpVersionSupported(WrittenCatalogue.read()));
    }
}
