package io.hubbackup.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HubKitTest {

    @Test
    @DisplayName("unset and blank mean that nobody wants a real hub")
    void absent() {
        assertThat(HubKit.at(Optional.empty())).isEmpty();
        assertThat(HubKit.at(Optional.of(" "))).isEmpty();
    }

    @Test
    @DisplayName("a folder without hub.sh is a mistake, not an absence")
    void wrongFolder(@TempDir Path empty) {
        assertThatThrownBy(() -> HubKit.at(Optional.of(empty.toString())))
                .hasMessageContaining(empty.toString())
                .hasMessageContaining("unset it");
    }

    @Test
    @DisplayName("the last lines add up all processes of a build")
    void lastLines(@TempDir Path folder) {
        var file = folder.resolve("tally/run.tsv");
        var unit = new BedTally();
        unit.test("no hub", true);
        unit.time("no hub", Duration.ofSeconds(2));
        unit.cases("contract", "embedded hub", 2);
        unit.save(file);
        var integration = new BedTally();
        integration.test("real hub", false);
        integration.test("no hub", true);
        integration.cases("contract", "real hub", 1);
        integration.notRun(Missing.REAL_HUB, "RealHubIT");
        integration.notRun(Missing.NATIVE_BINARY, "BinaryIT");
        integration.addFrom(file);
        assertThat(integration.lines())
                .containsExactly(
                        "What ran on which bed:",
                        "  no hub             2 tests, 0 failed, 2 s",
                        "  real hub           1 tests, 1 failed, 0 s",
                        "contract: 2 cases on the embedded hub, 1 cases on the real hub",
                        "Not run: tests that need a real hub (HUB_KIT is not set): RealHubIT",
                        "Not run: tests that need the native binary (GRAALVM_HOME is not set): BinaryIT");
    }
}
