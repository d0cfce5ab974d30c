package io.hubbackup.decide.policy.check;

import static io.hubbackup.decide.policy.Ground.extension;
import static io.hubbackup.decide.policy.Ground.extensions;
import static io.hubbackup.decide.policy.Ground.subscription;
import static io.hubbackup.decide.policy.Ground.subscriptions;
import static io.hubbackup.decide.policy.Ground.versions;
import static io.hubbackup.decide.policy.PolicyHub.NAMESPACE;
import static io.hubbackup.decide.policy.PolicyHub.bare;
import static io.hubbackup.decide.policy.check.Row.compliant;
import static io.hubbackup.decide.policy.check.Row.notApplicable;
import static io.hubbackup.decide.policy.check.Row.unknown;
import static io.hubbackup.decide.policy.check.Row.violated;

import io.hubbackup.decide.policy.Ground;
import io.hubbackup.decide.policy.Verdict.Common;
import io.hubbackup.decide.policy.WrittenCatalogue;
import io.hubbackup.decide.policy.check.OadpVersionConsistent.Why;
import io.hubbackup.hub.Observed;
import io.hubbackup.hub.SubscriptionSeen;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("T18, U14 All installations of OADP have one version")
class OadpVersionConsistentTest {

    private static final SubscriptionSeen HERE = subscription(NAMESPACE, "redhat-oadp-operator", "stable-1.5", "");

    static Stream<Arguments> rows() {
        return Stream.of(
                notApplicable(subscriptions(bare(), HERE), Why.SingleInstallation)
                        .as("T18 there is one"),
                notApplicable(bare(), Why.SingleInstallation).as("T18 there is none"),
                compliant(subscriptions(bare(), HERE, elsewhere("redhat-oadp-operator", "stable-1.5")), Why.Consistent)
                        .as("T18 two of one version"),
                violated(
                                subscriptions(bare(), HERE, elsewhere("redhat-oadp-operator", "stable-1.4")),
                                Why.VersionMismatch)
                        .saying("other/1.4, velero/1.5")
                        .as("T18 two versions share their definitions of kinds"),
                violated(subscriptions(bare(), HERE, elsewhere("oadp-operator", "stable-1.4")), Why.VersionMismatch)
                        .as("U14 the community package counts as well"),
                violated(
                                extensions(subscriptions(bare(), HERE), extension("other", "True", "", "1.4.2")),
                                Why.VersionMismatch)
                        .as("U14 so does a ClusterExtension"),
                compliant(
                                versions(
                                        subscriptions(
                                                bare(),
                                                HERE,
                                                subscription(
                                                        "other",
                                                        "redhat-oadp-operator",
                                                        "stable-1.4",
                                                        "oadp-operator.v1.5.3")),
                                        Ground.version("other", "1.5.3", "Succeeded")),
                                Why.Consistent)
                        .as("U14 what is installed counts, not the channel"),
                unknown(subscriptions(bare(), HERE, elsewhere("oadp-operator", "candidate")), Why.VersionUnknown)
                        .as("T18 one that does not tell its version yet"),
                unknown(subscriptions(bare(), Observed.unreadable("Subscription", "403 forbidden")), Common.Forbidden)
                        .as("T18 Subscriptions of other namespaces may not be read"));
    }

    private static SubscriptionSeen elsewhere(String packageName, String channel) {
        return subscription("other", packageName, channel, "");
    }

    @ParameterizedTest
    @MethodSource("rows")
    void judges(Row row) {
        row.holdsFor(new OadpVersionConsistent(WrittenCatalogue.read()));
    }
}
