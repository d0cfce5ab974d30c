package io.hubbackup.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("A Restore on the wire")
class RestoreTest {

    static Stream<Arguments> phases() {
        return Stream.of(
                argumentSet("not reconciled yet", "", true),
                argumentSet("Started", "Started", true),
                argumentSet("Running", "Running", true),
                argumentSet("Enabled", "Enabled", true),
                argumentSet("EnabledWithErrors", "EnabledWithErrors", true),
                argumentSet("Error may recover", "Error", true),
                argumentSet("Unknown", "Unknown", true),
                argumentSet("a phase of a later version", "Paused", true),
                argumentSet("Finished", "Finished", false),
                argumentSet("FinishedWithErrors", "FinishedWithErrors", false));
    }

    @ParameterizedTest
    @MethodSource("phases")
    @DisplayName("R1.29 is active until it is finished")
    void active(String phase, boolean active) {
        assertThat(RestorePhase.active(phase)).isEqualTo(active);
    }

    @Test
    @DisplayName("R1.29 the eight phases")
    void phaseStrings() {
        assertThat(RestorePhase.values())
                .extracting(RestorePhase::wire)
                .containsExactly(
                        "Started",
                        "Running",
                        "Enabled",
                        "EnabledWithErrors",
                        "Error",
                        "Finished",
                        "FinishedWithErrors",
                        "Unknown");
        assertThat(RestorePhase.of("Error")).contains(RestorePhase.ERROR);
        assertThat(RestorePhase.of("")).isEmpty();
    }

    @Test
    @DisplayName("R1.30 sync is on in Enabled and EnabledWithErrors")
    void enabled() {
        assertThat(RestorePhase.enabled("Enabled")).isTrue();
        assertThat(RestorePhase.enabled("EnabledWithErrors")).isTrue();
        assertThat(RestorePhase.enabled("Finished")).isFalse();
        assertThat(RestorePhase.enabled("")).isFalse();
    }

    @Test
    @DisplayName("R1.4–R1.18 R1.20–R1.27 what was read is written again, field by field")
    void roundTrip() {
        var text = Wire.text("restore-full.yaml");
        var read = Wire.read(text, Restore.class);

        var written = Wire.tree(Wire.written(read));

        assertThat(written.get("spec")).isEqualTo(Wire.tree(text).get("spec"));
        assertThat(written.get("status")).isEqualTo(Wire.tree(text).get("status"));
    }

    @Test
    @DisplayName("R1.3 an object without spec and status is read, and says so")
    void withoutSpec() {
        var read = Wire.read(
                "{apiVersion: cluster.open-cluster-management.io/v1beta1, kind: Restore, metadata: {name: a}}",
                Restore.class);

        assertThat(read.getSpec()).isNull();
        assertThat(read.specOrEmpty()).isEqualTo(RestoreSpec.EMPTY);
        assertThat(read.statusOrEmpty().active()).isTrue();
    }

    @Test
    @DisplayName("R1.10 R1.16 what is null is absent")
    void nulls() {
        var spec = Wire.read(
                "{restorePVs: null, includedNamespaces: null, labelSelector: null, orLabelSelectors: null, restoreStatus: {includedResources: null}}",
                RestoreSpec.class);

        assertThat(spec.restorePVs()).isNull();
        assertThat(spec.labelSelector()).isNull();
        assertThat(spec.includedNamespaces()).isEmpty();
        assertThat(spec.orLabelSelectors()).isEmpty();
    }

    @Test
    @DisplayName("R1.20 R1.21 phase and message are written even when they are empty")
    void phaseIsAlwaysWritten() {
        assertThat(Wire.written(RestoreStatus.EMPTY)).isEqualTo("{\"phase\":\"\",\"lastMessage\":\"\"}");
    }
}
