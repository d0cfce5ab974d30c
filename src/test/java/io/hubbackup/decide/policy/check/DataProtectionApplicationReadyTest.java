package io.hubbackup.decide.policy.check;

import static io.hubbackup.decide.policy.Ground.LONG_AGO;
import static io.hubbackup.decide.policy.Ground.application;
import static io.hubbackup.decide.policy.Ground.applications;
import static io.hubbackup.decide.policy.Ground.deployments;
import static io.hubbackup.decide.policy.Ground.subscription;
import static io.hubbackup.decide.policy.Ground.subscriptions;
import static io.hubbackup.decide.policy.Ground.velero;
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
import io.hubbackup.decide.policy.check.DataProtectionApplicationReady.Why;
import io.hubbackup.hub.Observed;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("T08, U13 The DataProtectionApplication is reconciled")
class DataProtectionApplicationReadyTest {

    private static final Instant IN_TIME = NOON.plus(Duration.ofMinutes(2));

    static Stream<Arguments> rows() {
        return Stream.of(
                compliant(applications(bare(), application("dpa", "True", LONG_AGO)), Why.Reconciled)
                        .as("T08 OADP did what it says"),
                violated(applications(bare(), application("dpa", "False", LONG_AGO)), Why.ReconcileError)
                        .saying("no default backup storage location. Correct it.")
                        .as("U13 OADP cannot do what it says"),
                violated(
                                applications(
                                        bare(), application("b", "True", LONG_AGO), application("a", "True", LONG_AGO)),
                                Why.Multiple)
                        .saying("(a, b)")
                        .as("T08 OADP obeys one of them"),
                violated(bare(), Why.NotFound).as("T08 there is none"),
                unknown(applications(bare(), application("dpa", "", NOON)), Why.Reconciling)
                        .at(IN_TIME)
                        .until(IN_TIME.plusMillis(1))
                        .as("T08 two minutes to say something"),
                violated(applications(bare(), application("dpa", "", NOON)), Why.ReconcileError)
                        .at(IN_TIME.plusMillis(1))
                        .as("T08 and no more"),
                unknown(applications(bare(), application("dpa", "Unknown", NOON)), Why.Reconciling)
                        .as("T08 OADP does not know yet"),
                notApplicable(deployments(bare(), velero(1)), Why.VeleroWithoutOADP)
                        .as("T08 a Velero without OADP needs none"),
                notApplicable(notServed(bare()), Why.OADPNotInstalled)
                        .as("U18 a kind that is not served is no violation"),
                unknown(notServed(subscriptions(bare(), subscription(NAMESPACE, ""))), Why.Reconciling)
                        .as("T08 a kind that is just being installed"),
                unknown(
                                applications(bare(), Observed.unreadable("DataProtectionApplication", "timeout")),
                                Common.Unreadable)
                        .as("T08 unreadable is not absent"));
    }

    private static PolicyHub notServed(PolicyHub hub) {
        return applications(hub, Observed.notServed("DataProtectionApplication"));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void judges(Row row) {
        row.holdsFor(new DataProtectionApplicationReady(WrittenCatalogue.read()));
    }
}
