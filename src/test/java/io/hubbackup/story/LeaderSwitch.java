package io.hubbackup.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.coordination.v1.Lease;
import io.fabric8.kubernetes.api.model.coordination.v1.LeaseBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.hubbackup.kit.Hub;
import io.hubbackup.kit.OperatorUnderTest;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Two processes on one hub: one works and tells, the other one waits for its turn (policies 6.8). */
abstract class LeaderSwitch extends UnderOurDefinitions {

    private static final int CONFLICT = 409;
    private static final Duration LEASE = Duration.ofSeconds(15);

    /** It does not run out while a test runs. */
    private static final Duration FOR_LONG = Duration.ofMinutes(15);

    private static final Duration TRY = Duration.ofSeconds(2);

    private final List<OperatorUnderTest> started = new ArrayList<>();

    @Override
    void begin() {
        hub().startVelero();
    }

    @BeforeEach
    void nobodyThere() {
        lease().delete();
        hub().deleteEverything();
    }

    @AfterEach
    void endAll() {
        started.forEach(OperatorUnderTest::close);
        started.clear();
    }

    @Test
    @DisplayName("policies 6.8 the process that holds the Lease works and tells; the other one is ready and silent")
    void oneWorks() {
        var first = begun(FOR_LONG);
        awaitLeader(first);
        var second = begun(FOR_LONG);

        hub().create(StoryHub.backupSchedule(
                StoryHub.SCHEDULE, Map.of("veleroSchedule", RARELY, "noBackupOnStart", true)));

        awaitEnabled();
        assertThat(second.ready()).isTrue();
        assertThat(tells(second)).isFalse();
        assertThat(second.log()).doesNotContain("Wrote");
        within(PROMPTLY, "the first one tells what the policies say")
                .untilAsserted(() ->
                        assertThat(first.figures()).contains("hub_backup_policy_last_evaluation_timestamp_seconds"));
    }

    @Test
    @DisplayName("policies 6.8 after a crash the next one leads when the Lease has run out, and goes on with the work")
    void crash() {
        var first = begun(LEASE);
        awaitLeader(first);
        var second = begun(LEASE);

        first.kill();
        hub().create(StoryHub.backupSchedule(
                StoryHub.SCHEDULE, Map.of("veleroSchedule", RARELY, "noBackupOnStart", true)));

        within(LEASE.plus(TRY).plus(PROMPTLY), "the second one leads").until(() -> tells(second));
        awaitEnabled();
    }

    @Test
    @DisplayName(
            "policies 6.8 a process that ends in good order does not let the next one wait until the Lease runs out")
    void handOver() {
        var first = begun(FOR_LONG);
        awaitLeader(first);
        var second = begun(FOR_LONG);

        first.close();

        within(PROMPTLY, "the second one leads").until(() -> tells(second));
        assertThat(lease().get().getSpec().getLeaseTransitions()).isEqualTo(1);
    }

    @Test
    @DisplayName(
            "policies 9.16 a process that loses the Lease stops at once: never do two of them tell, and each is well")
    void lost() {
        var first = begun(LEASE);
        awaitLeader(first);
        var second = begun(LEASE);

        within(PROMPTLY, "nobody tells while somebody else holds the Lease").untilAsserted(() -> {
            assertThat(isHeldBy("somebody else")).isTrue();
            assertThat(telling()).isEmpty();
            assertThat(first.figures())
                    .doesNotContain("hub_backup_policy_status{", "hub_backup_policy_last_evaluation");
        });
        assertThat(first.ready() && first.alive()).isTrue();
        within(LEASE.plus(TRY).plus(PROMPTLY), "one of them leads again").until(() -> {
            var now = telling();
            assertThat(now).hasSizeLessThan(2);
            return now.size() == 1;
        });
        assertThat(second.alive()).isTrue();
    }

    private List<OperatorUnderTest> telling() {
        return started.stream().filter(LeaderSwitch::tells).toList();
    }

    private static boolean tells(OperatorUnderTest operator) {
        return operator.metric("hub_backup_leader") == 1;
    }

    private void awaitLeader(OperatorUnderTest operator) {
        within(PROMPTLY, "it leads").until(() -> tells(operator));
    }

    private OperatorUnderTest begun(Duration lease) {
        var operator = launch(Map.of(
                "hub-backup.leader-election.enabled",
                "true",
                "hub-backup.leader-election.namespace",
                Hub.NAMESPACE,
                "hub-backup.leader-election.lease-duration",
                lease.toSeconds() + "s",
                "hub-backup.leader-election.renew-deadline",
                lease.multipliedBy(2).dividedBy(3).toSeconds() + "s",
                "hub-backup.leader-election.retry-period",
                TRY.toSeconds() + "s"));
        started.add(operator);
        operator.awaitReady();
        return operator;
    }

    private Resource<Lease> lease() {
        return hub().bed().client().leases().inNamespace(Hub.NAMESPACE).withName("hub-backup-operator");
    }

    /** Takes or renews it in his name; not when the leader has renewed it in the same moment. */
    private boolean isHeldBy(String holder) {
        try {
            lease().edit(lease -> new LeaseBuilder(lease)
                    .editSpec()
                    .withHolderIdentity(holder)
                    .withRenewTime(hub().bed().now().atZone(ZoneOffset.UTC))
                    .endSpec()
                    .build());
            return true;
        } catch (KubernetesClientException refused) {
            if (refused.getCode() == CONFLICT) {
                return false;
            }
            throw refused;
        }
    }
}
