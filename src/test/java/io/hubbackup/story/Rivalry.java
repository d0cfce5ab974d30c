package io.hubbackup.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.hubbackup.kit.AuditLog;
import io.hubbackup.kit.AuditRecord;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A MultiClusterHub whose own backup operator is on, and ours in full mode beside it (D5). */
abstract class Rivalry extends UnderOurDefinitions {

    private static final Duration A_WHILE = Duration.ofSeconds(20);

    private AuditLog.Mark before = AuditLog.Mark.START;

    @Override
    void begin() {
        before = hub().bed().audit().mark();
        hub().startVelero();
        new Installer(hub()).createPaused(true);
        startOperator();
        // an operator that cannot see for long works as if nobody else did
        within(PROMPTLY, "the conflict is told").until(() -> Installer.judged(operator(), "noncompliant"));
        hub().create(StoryHub.backupSchedule(
                StoryHub.SCHEDULE, Map.of("veleroSchedule", RARELY, "noBackupOnStart", true)));
    }

    @Override
    void end() {
        new Installer(hub()).delete();
        super.end();
    }

    @Test
    @DisplayName(
            "D5 T01 U28 while another operator backs the hub up, ours says so and does nothing; when that one is off, ours works")
    void oneOfTwo() {
        var end = hub().bed().now().plus(A_WHILE);
        within(A_WHILE.multipliedBy(2), "a while passes")
                .until(() -> hub().bed().now().isAfter(end));
        assertThat(hub().seen(Kind.VELERO_SCHEDULE)).isEmpty();
        assertThat(hub().backupSchedule().phase()).isEmpty();
        assertThat(operator().log().lines().filter(line -> line.contains("so this one does nothing")))
                .hasSize(1);
        assertThat(calls(before))
                .filteredOn(AuditRecord::isWrite)
                .noneMatch(call -> call.group().equals("velero.io"));

        new Installer(hub()).switchOff();

        awaitEnabled();
        within(PROMPTLY, "the conflict is over").until(() -> Installer.judged(operator(), "compliant"));
    }
}
