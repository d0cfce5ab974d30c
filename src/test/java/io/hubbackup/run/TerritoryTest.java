package io.hubbackup.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.hubbackup.demo.operator.OperatorSettings;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("packaging 3 The namespaces that an operator is for")
class TerritoryTest {

    private static final String NAMESPACES = "hub-backup.watch-namespaces";

    @Test
    @DisplayName("are all where none is named")
    void all() {
        var everywhere = new Territory(List.of(" "));
        assertThat(everywhere.includes("velero")).isTrue();
        assertThat(everywhere.only()).isEmpty();
        assertThat(places(Map.of())).isEmpty();
    }

    @Test
    @DisplayName("if it is one, are where the backups are, and nothing is told elsewhere")
    void one() {
        var one = new Territory(List.of(" velero "));
        assertThat(one.includes("velero")).isTrue();
        assertThat(one.includes("openshift-adp")).isFalse();
        assertThat(places(Map.of(NAMESPACES, "velero"))).contains("velero");
    }

    @Test
    @DisplayName("may be several: where the backups are is found out")
    void several() {
        assertThat(places(Map.of(NAMESPACES, "velero,openshift-adp"))).isEmpty();
    }

    @Test
    @DisplayName("do not say where the backups are when the administrator does")
    void told() {
        assertThat(places(Map.of(NAMESPACES, "velero", "hub-backup.backup-namespace", "openshift-adp")))
                .contains("openshift-adp");
    }

    private static Optional<String> places(Map<String, String> settings) {
        var config = OperatorSettings.of(settings);
        var territory = new Territory(config.watchNamespaces().orElse(List.of()));
        return new Duty(config, territory, Instant.EPOCH).self().backupNamespace();
    }
}
