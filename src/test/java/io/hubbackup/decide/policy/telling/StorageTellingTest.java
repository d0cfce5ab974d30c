package io.hubbackup.decide.policy.telling;

import static io.hubbackup.decide.policy.PolicyHub.NOON;
import static io.hubbackup.decide.policy.PolicyHub.active;
import static io.hubbackup.decide.policy.PolicyHub.key;
import static org.assertj.core.api.Assertions.assertThat;

import io.hubbackup.hub.Indexed;
import io.hubbackup.hub.LocationValidation;
import io.hubbackup.hub.Observed;
import io.hubbackup.hub.StorageLocationSeen;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("policies 7.4 storage without encryption is one line of the report")
class StorageTellingTest {

    private static List<ReportLine> lines(boolean plain) {
        var location = new StorageLocationSeen(
                key("default"), true, "Available", "", "ReadWrite", true, false, LocationValidation.NONE, plain);
        return RecoveryTelling.of(
                        active().locations(Observed.of(Indexed.of(location))).seen(), NOON)
                .lines();
    }

    @Test
    @DisplayName("It is information and does not count")
    void tellsPlainStorage() {
        assertThat(lines(true)).last().satisfies(line -> {
            assertThat(line.rule()).isEqualTo("storage-encryption");
            assertThat(line.severity()).isEqualTo("info");
            assertThat(line.result()).isEqualTo("warn");
            assertThat(line.scored()).isFalse();
            assertThat(line.message()).contains("order no encryption on the server: default.");
        });
    }

    @Test
    @DisplayName("Where it is encrypted nothing is said")
    void isSilentOtherwise() {
        assertThat(lines(false)).extracting(ReportLine::rule).doesNotContain("storage-encryption");
    }
}
