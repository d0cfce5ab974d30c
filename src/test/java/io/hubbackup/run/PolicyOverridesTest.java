package io.hubbackup.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import io.hubbackup.decide.policy.Catalogue;
import io.hubbackup.decide.policy.CatalogueEntry;
import io.hubbackup.demo.operator.OperatorSettings;
import io.quarkus.runtime.configuration.ConfigurationException;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PolicyOverridesTest {

    private static final String PREFIX = "hub-backup.policies.";

    @Test
    @DisplayName("policies 7.5 severity, switch and thresholds of a template are as the administrator wants them")
    void taken() {
        var catalogue = with(Map.of(
                PREFIX + "velero-pod-running.severity", "critical",
                PREFIX + "velero-pod-running.restarts", "7",
                PREFIX + "oadp-pod-running.enabled", "false",
                PREFIX + "backup-schedule-cron-enabled.minimum-grace", "20m",
                PREFIX + "backup-schedule-cron-enabled.expiryGrace", "30m"));

        assertThat(catalogue.entry("velero-pod-running").severity()).isEqualTo("critical");
        assertThat(catalogue.entry("velero-pod-running").number("restarts")).isEqualTo(7);
        assertThat(catalogue.entry("oadp-pod-running").enabled()).isFalse();
        var cron = catalogue.entry("backup-schedule-cron-enabled");
        assertThat(cron.duration("minimumGrace")).isEqualTo(Duration.ofMinutes(20));
        assertThat(cron.duration("expiryGrace")).isEqualTo(Duration.ofMinutes(30));
    }

    @Test
    @DisplayName("D7 a hub without a BackupSchedule violates the policies only if the administrator wants it so")
    void requireSchedule() {
        assertThat(required(Map.of())).isEqualTo("false");
        assertThat(required(Map.of(PREFIX + "require-schedule", "true"))).isEqualTo("true");
    }

    private static String required(Map<String, String> settings) {
        return with(settings).entry("backup-schedule-cron-enabled").text("requireSchedule");
    }

    @Test
    @DisplayName("without settings the catalogue is the shipped one")
    void shipped() {
        assertThat(with(Map.of()).entries())
                .map(CatalogueEntry::name)
                .isEqualTo(CatalogueFile.shipped().entries().stream()
                        .map(CatalogueEntry::name)
                        .toList());
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                argumentSet("no such template", "velero-pod-runing.enabled", "false", "there is no template"),
                argumentSet(
                        "no such threshold", "velero-pod-running.grace", "5m", "enabled, severity, restarts, window"),
                argumentSet("no switch", "velero-pod-running.enabled", "no", "one of true, false"),
                argumentSet("no severity", "velero-pod-running.severity", "fatal", "one of critical, high"),
                argumentSet("no number", "velero-pod-running.restarts", "many", "a whole number"),
                argumentSet("no duration", "velero-pod-running.window", "15 minutes", "a duration, 15m for instance"),
                argumentSet("in the past", "velero-pod-running.window", "-15m", "a duration"),
                argumentSet("no remediation", "auto-import-backup-label.remediation", "yes", "one of enforce, inform"));
    }

    @ParameterizedTest
    @MethodSource("refused")
    @DisplayName(
            "policies 7.5 a wish that cannot be understood is refused in one line that names key, value, rule and remedy")
    void refused(String key, String value, String rule) {
        assertThatThrownBy(() -> with(Map.of(PREFIX + key, value)))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith(PREFIX + key + "=" + value + " cannot be used: ")
                .hasMessageContaining(rule)
                .hasMessageEndingWith("Correct it or take it away.")
                .hasMessageNotContaining("\n");
    }

    private static Catalogue with(Map<String, String> settings) {
        return PolicyOverrides.of(
                CatalogueFile.shipped(), OperatorSettings.of(settings).policies());
    }
}
