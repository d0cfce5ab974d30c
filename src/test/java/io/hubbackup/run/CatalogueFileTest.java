package io.hubbackup.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.hubbackup.decide.policy.CatalogueEntry;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("D6 The catalogue of the policies that is part of the operator")
class CatalogueFileTest {

    @Test
    @DisplayName("has all templates: T01–T18 without T04, N01–N11 without N09")
    void all() {
        assertThat(CatalogueFile.shipped().entries())
                .hasSize(27)
                .extracting(CatalogueEntry::id)
                .doesNotHaveDuplicates()
                .doesNotContain("T04", "N09");
    }

    @Test
    @DisplayName("has the names, dependencies and thresholds of the file")
    void velero() {
        var velero = CatalogueFile.shipped().entry("velero-pod-running");

        assertThat(velero.id()).isEqualTo("T07");
        assertThat(velero.condition()).isEqualTo("VeleroAvailable");
        assertThat(velero.dependsOn()).containsExactly("data-protection-application-available");
        assertThat(velero.duration("window")).isEqualTo(Duration.ofMinutes(15));
        assertThat(velero.number("restarts")).isEqualTo(3);
    }

    @Test
    @DisplayName("is as the administrator wants it")
    void overridden() {
        var velero = CatalogueFile.shipped()
                .with(Map.of("velero-pod-running.enabled", "false", "velero-pod-running.window", "1h"))
                .entry("velero-pod-running");

        assertThat(velero.enabled()).isFalse();
        assertThat(velero.duration("window")).isEqualTo(Duration.ofHours(1));
    }
}
