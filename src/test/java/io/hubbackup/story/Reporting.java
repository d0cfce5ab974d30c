package io.hubbackup.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.hubbackup.kit.AuditLog;
import io.hubbackup.kit.AuditRecord;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Beside the Go operator, on its hub: what the policies find is told, and nothing is changed (D5). */
abstract class Reporting extends UnderEitherDefinition {

    /** Longer than anything that a working operator would leave undone. */
    private static final Duration A_WHILE = Duration.ofSeconds(20);

    private static final Set<String> TELLS = Set.of(
            "events.events.k8s.io",
            "configmaps",
            "leases.coordination.k8s.io",
            "policyreports.wgpolicyk8s.io",
            "reports.openreports.io",
            "selfsubjectaccessreviews.authorization.k8s.io");

    private AuditLog.Mark before = AuditLog.Mark.START;
    private Map<String, String> asLeft = Map.of();

    @Override
    void begin() {
        Estate.leaveTo(hub());
        asLeft = everything();
        before = hub().bed().audit().mark();
        startOperator(Map.of("hub-backup.mode", "report-only"));
    }

    @Test
    @DisplayName(
            "D5 policies D6 verdicts and the role of the hub are told; not one object of the Go operator is written to")
    void tellsOnly() {
        within(PROMPTLY, "verdicts are told")
                .untilAsserted(() -> assertThat(operator().figures())
                        .contains("hub_backup_policy_status{")
                        .containsPattern("hub_backup_hub_role\\{[^}]*role=\"active\"[^}]*} 1"));
        hub().create(StoryHub.backupSchedule("another-wish", Map.of("veleroSchedule", RARELY)));

        var end = hub().bed().now().plus(A_WHILE);
        within(A_WHILE.multipliedBy(2), "a while passes")
                .until(() -> hub().bed().now().isAfter(end));

        hub().remove(Kind.BACKUP_SCHEDULE, "another-wish");
        assertThat(calls(before))
                .filteredOn(AuditRecord::isWrite)
                .allSatisfy(call -> assertThat(TELLS).contains(call.resourceAndGroup()));
        assertThat(calls(before))
                .filteredOn(call -> call.isWrite() && call.resourceAndGroup().equals("configmaps"))
                .extracting(AuditRecord::name)
                .isSubsetOf("", "backup-restore-enabled-status");
        assertThat(everything()).containsAllEntriesOf(asLeft);
        assertThat(operator().ready()).isTrue();
    }

    /** Every object that an operator would write to, with its version. */
    private Map<String, String> everything() {
        return Stream.of(Kind.BACKUP_SCHEDULE, Kind.VELERO_SCHEDULE, Kind.VELERO_BACKUP)
                .flatMap(kind -> hub().seen(kind).stream())
                .collect(Collectors.toMap(
                        seen -> seen.object().getKind() + " " + seen.name(),
                        seen -> seen.object().getMetadata().getResourceVersion()));
    }
}
