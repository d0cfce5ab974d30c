package io.hubbackup.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.hubbackup.api.BackupSchedule;
import io.hubbackup.api.BackupScheduleStatus;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("B2.1 R7.4 W2 which update of a BackupSchedule or a Restore starts a pass")
class SpecOrWillTest {

    static Stream<Arguments> rows() {
        return Stream.of(
                row("a new generation", metadata -> metadata.withGeneration(2L), true),
                row("an annotation", metadata -> metadata.withAnnotations(Map.of("a", "b")), true),
                row("its deletion", metadata -> metadata.withDeletionTimestamp("2026-01-01T00:00:00Z"), true),
                row("a label", metadata -> metadata.withLabels(Map.of("a", "b")), false),
                row("a new version of the same", metadata -> metadata.withResourceVersion("2"), false));
    }

    private static Arguments row(String says, UnaryOperator<ObjectMetaBuilder> change, boolean starts) {
        return argumentSet(says, change, starts);
    }

    @ParameterizedTest
    @MethodSource("rows")
    void judges(UnaryOperator<ObjectMetaBuilder> change, boolean starts) {
        var updated = schedule(change);
        updated.setStatus(BackupScheduleStatus.EMPTY);
        assertThat(new SpecOrWill().accept(updated, schedule(metadata -> metadata)))
                .isEqualTo(starts);
    }

    private static BackupSchedule schedule(UnaryOperator<ObjectMetaBuilder> change) {
        var schedule = new BackupSchedule();
        schedule.setMetadata(
                change.apply(new ObjectMetaBuilder().withGeneration(1L).withResourceVersion("1"))
                        .build());
        return schedule;
    }
}
