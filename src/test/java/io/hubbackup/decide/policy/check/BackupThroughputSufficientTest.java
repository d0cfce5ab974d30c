package io.hubbackup.decide.policy.check;

import static io.hubbackup.decide.policy.Ground.deployments;
import static io.hubbackup.decide.policy.Ground.pod;
import static io.hubbackup.decide.policy.Ground.pods;
import static io.hubbackup.decide.policy.Ground.velero;
import static io.hubbackup.decide.policy.PolicyHub.NOON;
import static io.hubbackup.decide.policy.PolicyHub.SELF;
import static io.hubbackup.decide.policy.PolicyHub.active;
import static io.hubbackup.decide.policy.PolicyHub.backup;
import static io.hubbackup.decide.policy.PolicyHub.bare;
import static io.hubbackup.decide.policy.PolicyHub.key;
import static io.hubbackup.decide.policy.check.Row.compliant;
import static io.hubbackup.decide.policy.check.Row.notApplicable;
import static io.hubbackup.decide.policy.check.Row.unknown;
import static io.hubbackup.decide.policy.check.Row.violated;

import io.hubbackup.decide.policy.Fleet;
import io.hubbackup.decide.policy.PolicyHub;
import io.hubbackup.decide.policy.Verdict.Common;
import io.hubbackup.decide.policy.WrittenCatalogue;
import io.hubbackup.decide.policy.check.BackupThroughputSufficient.Why;
import io.hubbackup.hub.BackupSeen;
import io.hubbackup.hub.DeploymentSeen;
import io.hubbackup.hub.Observed;
import io.hubbackup.wire.BackupType;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("N11, D22 a backup set fits its interval")
class BackupThroughputSufficientTest {

    static Stream<Arguments> rows() {
        return Stream.of(
                compliant(hub(10, 100).plus(run(TICK, 719)), Why.AsExpected)
                        .saying("about 1h")
                        .as("N11 less than half of two hours"),
                violated(hub(10, 100).plus(run(TICK, 720)), Why.TooSlow)
                        .saying("takes about 1h (100 managed clusters), and only 2h lie between two runs")
                        .as("N11 half of it is too much"),
                violated(hub(10, 100).plus(run(TICK, 720)), Why.TooSlow)
                        .saying(
                                "--client-qps=1000 --client-burst=2000 --concurrent-backups=5 --item-block-worker-count=4")
                        .as("N11 the advice names all settings"),
                violated(
                                deployments(
                                        hub(10, 100).plus(run(TICK, 720)),
                                        told("--client-qps=1000", "--client-burst", "2000")),
                                Why.TooSlow)
                        .saying(
                                "Set concurrent-backups to 5 (no waits of up to 40 s between the backups of a set), item-block-worker-count to 4")
                        .as("N11 only what is not set yet is advised"),
                violated(
                                deployments(
                                        hub(10, 100).plus(run(TICK, 720)),
                                        told(
                                                "--client-qps=1000",
                                                "--client-burst=2000",
                                                "--concurrent-backups=5",
                                                "--item-block-worker-count=4")),
                                Why.TooSlow)
                        .saying("less often")
                        .as("N11 when all is set only time helps"),
                violated(hub(100, 200).plus(run(TICK, 400)), Why.TooSlow)
                        .saying("about 1h7m (200 managed clusters)")
                        .as("N11 twice the clusters take twice the time"),
                violated(deployments(hub(10, 100), image("quay.io/velero/velero:v1.18.1")), Why.KnownBadVersion)
                        .saying("velero issue 9869")
                        .as("N11 a version that is known to be bad"),
                compliant(deployments(hub(10, 100), image("velero:v1.18.10")), Why.AsExpected)
                        .as("N11 1.18.10 is another version"),
                compliant(deployments(hub(10, 100), image("velero@sha256:1181")), Why.AsExpected)
                        .as("N11 a digest says nothing"),
                violated(
                                pods(hub(10, 100), pod("", 1, "OOMKilled", Optional.of(NOON.minusSeconds(60)))),
                                Why.MemoryTooLow)
                        .saying(
                                "Velero was killed for lack of memory (Pod velero-7f9c, 2026-03-03T11:59:00Z). Raise its limit: podConfig.resourceAllocations.limits.memory")
                        .as("N11 killed for lack of memory"),
                compliant(pods(hub(10, 100), pod("", 1, "Error", Optional.of(NOON))), Why.AsExpected)
                        .as("N11 another end is not lack of memory"),
                violated(deployments(hub(0, 2001), limited("512Mi")), Why.MemoryTooLow)
                        .saying("512Mi of memory, too little for 2001 managed clusters")
                        .as("N11 the default is too little for more than 2,000 clusters"),
                compliant(deployments(hub(0, 2000), limited("512Mi")), Why.AsExpected)
                        .as("N11 it is enough for 2,000"),
                compliant(deployments(hub(0, 2001), limited("1Gi")), Why.AsExpected)
                        .as("N11 somebody raised it"),
                compliant(hub(10, 100), Why.AsExpected)
                        .saying("No backup of this hub has ended yet")
                        .as("N11 nothing ran yet"),
                notApplicable(bare(), Common.NotApplicable).as("N11 nothing is backed up here"),
                unknown(deployments(hub(10, 100), Observed.unreadable("Deployment", "forbidden")), Common.Forbidden)
                        .as("N11 unreadable is not absent"),
                unknown(hub(10, 100).backups(Observed.unreadable("Backup", "timeout")), Common.Unreadable)
                        .as("N11 neither are backups"));
    }

    private static final Instant TICK = NOON.minusSeconds(7200);

    /** So many clusters of long ago, and so many now. */
    private static PolicyHub hub(int before, int now) {
        var names = IntStream.range(0, now).mapToObj("cluster-%04d"::formatted).toList();
        var fleet = Fleet.of(names.toArray(String[]::new));
        for (var name : names.subList(Math.min(now, before == 10 ? now : before), now)) {
            fleet = fleet.born(name, NOON.minusSeconds(60));
        }
        return deployments(active(), velero(1)).fleet(fleet.seen());
    }

    /** Five backups one after the other, each of so many seconds. */
    private static List<BackupSeen> run(Instant tick, int seconds) {
        return Arrays.stream(BackupType.values())
                .map(type -> lasting(type, tick, seconds))
                .toList();
    }

    private static BackupSeen lasting(BackupType type, Instant tick, int seconds) {
        var made = backup(type, SELF, "Completed", tick);
        var begun = tick.plusSeconds((long) seconds * type.ordinal());
        return new BackupSeen(
                made.key(),
                made.uid(),
                made.labels(),
                made.hubVersion(),
                made.storageLocation(),
                made.phase(),
                tick,
                Optional.of(begun),
                Optional.of(begun.plusSeconds(seconds)),
                made.expiration(),
                0,
                0,
                "",
                made.contents(),
                false);
    }

    private static DeploymentSeen told(String... arguments) {
        return deployment("velero:v1.18.3", List.of(arguments), Optional.empty());
    }

    private static DeploymentSeen image(String image) {
        return deployment(image, List.of(), Optional.empty());
    }

    private static DeploymentSeen limited(String memory) {
        return deployment("velero:v1.18.3", List.of(), Optional.of(memory));
    }

    private static DeploymentSeen deployment(String image, List<String> arguments, Optional<String> memory) {
        return new DeploymentSeen(
                key("velero"), "uid", NOON, Map.of("component", "velero"), 1, 1, image, arguments, memory);
    }

    @ParameterizedTest
    @MethodSource("rows")
    void judges(Row row) {
        row.holdsFor(new BackupThroughputSufficient(WrittenCatalogue.read()));
    }
}
