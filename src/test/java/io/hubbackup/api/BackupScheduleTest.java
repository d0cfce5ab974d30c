package io.hubbackup.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A BackupSchedule on the wire")
class BackupScheduleTest {

    @ParameterizedTest
    @ValueSource(strings = {"backupschedule-full.yaml", "backupschedule-of-the-go-operator.yaml"})
    @DisplayName("B1.6–B1.14 B1.18–B1.22 what was read is written again, field by field")
    void roundTrip(String file) {
        var read = Wire.read(Wire.text(file), BackupSchedule.class);

        var written = Wire.tree(Wire.written(read));

        assertThat(written.get("spec")).isEqualTo(Wire.tree(Wire.text(file)).get("spec"));
        assertThat(Wire.tree(written.get("status").toString()))
                .isEqualTo(Wire.tree(Wire.tree(Wire.text(file)).get("status").toString()));
        assertThat(Wire.read(written.toString(), BackupSchedule.class).getStatus())
                .isEqualTo(read.getStatus());
    }

    @Test
    @DisplayName("B1.3 an object without spec and status is read, and says so")
    void withoutSpec() {
        var read = Wire.read(
                "{apiVersion: cluster.open-cluster-management.io/v1beta1, kind: BackupSchedule, metadata: {name: a}}",
                BackupSchedule.class);

        assertThat(read.getSpec()).isNull();
        assertThat(read.getStatus()).isNull();
        assertThat(read.specOrEmpty().veleroSchedule()).isEmpty();
        assertThat(read.statusOrEmpty().knownPhase()).isEmpty();
        assertThat(Wire.tree(Wire.written(read)).has("spec")).isFalse();
        assertThat(Wire.tree(Wire.written(read)).has("status")).isFalse();
    }

    @Test
    @DisplayName("B1.6–B1.14 absent fields are their defaults")
    void defaults() {
        var spec = Wire.read("{veleroSchedule: 0 0 * * *}", BackupScheduleSpec.class);

        assertThat(spec).isEqualTo(BackupScheduleSpec.of("0 0 * * *"));
        assertThat(spec.ttl()).isEmpty();
        assertThat(spec.tokenTtl()).isEmpty();
        assertThat(spec.paused()).isFalse();
        assertThat(spec.volumeSnapshotLocations()).isEmpty();
        assertThat(Wire.written(spec)).isEqualTo("{\"veleroSchedule\":\"0 0 * * *\"}");
    }

    @Test
    @DisplayName("B1.7 B1.9 BW12 a duration that is none can still be read")
    void badDuration() {
        var spec = Wire.read(
                "{veleroSchedule: 0 0 * * *, veleroTtl: five days, managedServiceAccountTTL: 3d}",
                BackupScheduleSpec.class);

        assertThat(spec.ttl()).contains("five days");
        assertThat(spec.tokenTtl()).contains("3d");
    }

    @Test
    @DisplayName("B1.18 B1.19 phase and message are written even when they are empty")
    void phaseIsAlwaysWritten() {
        assertThat(Wire.written(BackupScheduleStatus.EMPTY)).isEqualTo("{\"phase\":\"\",\"lastMessage\":\"\"}");
    }

    @Test
    @DisplayName("D4 fields that we do not know are passed over")
    void unknownFields() {
        var status = Wire.read("{phase: Enabled, fromTheFuture: {a: 1}}", BackupScheduleStatus.class);

        assertThat(status).isEqualTo(BackupScheduleStatus.EMPTY.withPhase(BackupSchedulePhase.ENABLED, ""));
    }

    @Test
    @DisplayName("B1.20 a copy that was built equals the one that was read back")
    void copiesCompareByValue() {
        Map<String, Object> built = Map.of("spec", Map.of("retries", 3, "names", List.of("a")));
        var status = BackupScheduleStatus.EMPTY.withVeleroSchedules(built, Map.of(), Map.of());

        assertThat(Wire.read(Wire.written(status), BackupScheduleStatus.class)).isEqualTo(status);
    }

    @Test
    @DisplayName("a status cannot be changed from outside")
    void statusIsImmutable() {
        var status = Wire.read(Wire.text("backupschedule-full.yaml"), BackupSchedule.class)
                .statusOrEmpty();

        assertThatThrownBy(() -> status.veleroScheduleCredentials().put("a", "b"))
                .isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> status.lastResults().clear()).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    @DisplayName("§1.4 the seven phases")
    void phases() {
        assertThat(BackupSchedulePhase.values())
                .extracting(BackupSchedulePhase::wire)
                .containsExactly(
                        "New", "Enabled", "Unknown", "FailedValidation", "Failed", "BackupCollision", "Paused");
        assertThat(BackupSchedulePhase.of("BackupCollision")).contains(BackupSchedulePhase.BACKUP_COLLISION);
        assertThat(BackupSchedulePhase.of("")).isEmpty();
        assertThat(BackupSchedulePhase.of("enabled")).isEmpty();
    }

    @Test
    @DisplayName("the sample is a BackupSchedule with no namespace of its own (D18)")
    void sample() throws IOException {
        var sample = Wire.read(
                Files.readString(Path.of("src/main/kubernetes/samples/backupschedule.yaml")), BackupSchedule.class);

        assertThat(sample.getMetadata().getNamespace()).isNull();
        assertThat(sample.getSpec())
                .isEqualTo(BackupScheduleSpec.of("0 */2 * * *").withVeleroTtl("120h"));
    }
}
