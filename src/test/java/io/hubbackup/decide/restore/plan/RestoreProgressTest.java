package io.hubbackup.decide.restore.plan;

import static io.hubbackup.decide.restore.plan.RestoreHub.T1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import io.hubbackup.decide.restore.RestorePart;
import io.hubbackup.hub.Observed;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("R4.5, R4.6, W31 how far Velero is")
class RestoreProgressTest {

    @ParameterizedTest
    @DisplayName("R4.5 Velero's phases")
    @MethodSource
    void phases(String phase, PartState state) {
        var hub = new RestoreHub().run("H1", T1);
        var plan = hub.planned();
        hub.ran(plan).allPhases(phase);
        assertThat(hub.progress(plan).parts()).hasSize(6).allMatch(part -> part.state() == state);
        assertThat(hub.progress(plan).over()).isEqualTo(state.over());
    }

    static Stream<Arguments> phases() {
        return Stream.of(
                argumentSet("not looked at", "", PartState.NEW),
                argumentSet("New", "New", PartState.NEW),
                argumentSet("InProgress", "InProgress", PartState.RUNNING),
                argumentSet("WaitingForPluginOperations", "WaitingForPluginOperations", PartState.RUNNING),
                argumentSet(
                        "W17 WaitingForPluginOperationsPartiallyFailed",
                        "WaitingForPluginOperationsPartiallyFailed",
                        PartState.RUNNING),
                argumentSet("W17 Finalizing", "Finalizing", PartState.FINALIZING),
                argumentSet("W17 FinalizingPartiallyFailed", "FinalizingPartiallyFailed", PartState.FINALIZING),
                argumentSet("Completed", "Completed", PartState.SUCCEEDED),
                argumentSet("PartiallyFailed", "PartiallyFailed", PartState.PARTIAL),
                argumentSet("Failed", "Failed", PartState.FAILED),
                argumentSet("FailedValidation", "FailedValidation", PartState.FAILED),
                argumentSet("a word of a newer Velero", "Pondering", PartState.RUNNING));
    }

    @Test
    @DisplayName("R4.6 PartiallyFailed of a backup that holds nothing is a success")
    void emptyBackup() {
        var hub = new RestoreHub().run("H1", T1).change("acm-resources-generic", one -> RestoreHub.holding(one, 0));
        var plan = hub.planned();
        hub.ran(plan).allPhases("PartiallyFailed");
        assertThat(hub.progress(plan).in(PartState.SUCCEEDED))
                .extracting(PartProgress::part)
                .containsExactly(RestorePart.GENERIC, RestorePart.GENERIC_ACTIVE);
    }

    @Test
    @DisplayName("W4 what is not there is missing, what cannot be read is not")
    void missing() {
        var hub = new RestoreHub().run("H1", T1);
        var plan = hub.planned();
        assertThat(hub.progress(plan).in(PartState.MISSING)).hasSize(6);
        hub.seenRestores = Observed.unreadable("restores.velero.io", "503");
        assertThat(RestoreProgress.of(hub.view(), plan).doubt()).contains("restores.velero.io: 503");
    }

    @Test
    @DisplayName("W29 objects restored, errors and warnings are told")
    void figures() {
        var hub = new RestoreHub().run("H1", T1).wish("skip", "latest", "skip");
        var plan = hub.planned();
        hub.ran(plan);
        hub.status(
                RestoreHub.names(plan).getFirst(),
                Map.of(
                        "phase",
                        "Failed",
                        "progress",
                        Map.of("itemsRestored", 30, "totalItems", 70),
                        "errors",
                        2,
                        "warnings",
                        1,
                        "validationErrors",
                        List.of("one", "two")));
        var part = hub.progress(plan).parts().getFirst();
        assertThat(part.restored()).isEqualTo(30);
        assertThat(part.total()).isEqualTo(70);
        assertThat(part.errors()).isEqualTo(2);
        assertThat(part.warnings()).isEqualTo(1);
        assertThat(part.message()).isEqualTo("one; two");
        assertThat(hub.progress(plan).restored()).isEqualTo(30);
        assertThat(hub.progress(plan).total()).isEqualTo(70);
    }
}
