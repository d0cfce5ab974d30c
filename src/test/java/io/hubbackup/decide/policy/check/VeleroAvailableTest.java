package io.hubbackup.decide.policy.check;

import static io.hubbackup.decide.policy.Ground.deployment;
import static io.hubbackup.decide.policy.Ground.deployments;
import static io.hubbackup.decide.policy.Ground.pod;
import static io.hubbackup.decide.policy.Ground.pods;
import static io.hubbackup.decide.policy.Ground.velero;
import static io.hubbackup.decide.policy.PolicyHub.NOON;
import static io.hubbackup.decide.policy.PolicyHub.bare;
import static io.hubbackup.decide.policy.PolicyHub.key;
import static io.hubbackup.decide.policy.check.Row.compliant;
import static io.hubbackup.decide.policy.check.Row.unknown;
import static io.hubbackup.decide.policy.check.Row.violated;

import io.hubbackup.decide.policy.PolicyHub;
import io.hubbackup.decide.policy.Verdict.Common;
import io.hubbackup.decide.policy.WrittenCatalogue;
import io.hubbackup.decide.policy.check.VeleroAvailable.Why;
import io.hubbackup.hub.ObjectKey;
import io.hubbackup.hub.Observed;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("T07, U12 Velero is available")
class VeleroAvailableTest {

    private static final Instant QUARTER_PAST = NOON.plus(Duration.ofMinutes(15));

    static Stream<Arguments> rows() {
        return Stream.of(
                compliant(deployments(bare(), velero(1)), Why.Available).as("T07 one Pod is available"),
                compliant(deployments(bare(), deployment(key("x"), 1, 1, Map.of("component", "velero"))), Why.Available)
                        .as("T07 a Velero with the older label is one as well"),
                violated(bare(), Why.NoDeployment).saying("namespace velero").as("T07 there is none"),
                violated(
                                deployments(
                                        bare(),
                                        deployment(
                                                new ObjectKey("elsewhere", "velero"),
                                                1,
                                                1,
                                                Map.of("component", "velero"))),
                                Why.NoDeployment)
                        .as("T07 that of another namespace does not count"),
                violated(deployments(bare(), velero(0)), Why.NotAvailable)
                        .as("U12 a Pod that is not ready does not count"),
                violated(crashing(0, 1, NOON), Why.NotAvailable)
                        .saying("Pod velero-7f9c waits: CrashLoopBackOff, ended last with OOMKilled")
                        .as("T07 the diagnosis is told"),
                violated(
                                deployments(bare(), deployment(key("velero"), 0, 0, Map.of("component", "velero"))),
                                Why.NotAvailable)
                        .saying("Scale it to 1")
                        .as("T07 it is scaled to nothing"),
                violated(crashing(1, 3, NOON), Why.CrashLooping)
                        .saying("OOMKilled, at 2026-03-03T12:00:00Z")
                        .until(QUARTER_PAST.plusMillis(1))
                        .as("U12 available, but killed the third time"),
                compliant(crashing(1, 2, NOON), Why.Available).as("T07 twice is not again and again"),
                violated(crashing(1, 3, NOON), Why.CrashLooping)
                        .at(QUARTER_PAST)
                        .as("T07 killed exactly a quarter of an hour ago"),
                compliant(crashing(1, 3, NOON), Why.Available)
                        .at(QUARTER_PAST.plusMillis(1))
                        .as("T07 killed longer ago than that"),
                unknown(deployments(bare(), Observed.unreadable("Deployment", "403 forbidden")), Common.Forbidden)
                        .as("T07 Deployments may not be read"),
                unknown(pods(deployments(bare(), velero(1)), Observed.unreadable("Pod", "timeout")), Common.Unreadable)
                        .as("T07 without Pods nobody knows whether it is killed again and again"),
                violated(pods(deployments(bare(), velero(0)), Observed.unreadable("Pod", "timeout")), Why.NotAvailable)
                        .as("T07 without Pods it is not available all the same"));
    }

    private static PolicyHub crashing(int available, int restarts, Instant end) {
        return pods(
                deployments(bare(), velero(available)),
                pod(available > 0 ? "" : "CrashLoopBackOff", restarts, "OOMKilled", Optional.of(end)));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void judges(Row row) {
        row.holdsFor(new VeleroAvailable(WrittenCatalogue.read()));
    }
}
