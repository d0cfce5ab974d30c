package io.hubbackup.decide.policy.recovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import io.hubbackup.decide.policy.recovery.VeleroSettings.Setting;
import io.hubbackup.wire.BackupType;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("N11 what a Velero should be told")
class VeleroSettingsTest {

    static Stream<Arguments> arguments() {
        return Stream.of(
                argumentSet("nothing is set", List.of("server"), List.of(Setting.values())),
                argumentSet(
                        "in one word and in two",
                        List.of("server", "--client-qps=1000", "--client-burst", "2000", "--concurrent-backups=5"),
                        List.of(Setting.WORKERS)),
                argumentSet(
                        "half of it is somebody's choice, less is not",
                        List.of("--client-qps=500", "--client-burst=999", "--concurrent-backups=2"),
                        List.of(Setting.BURST, Setting.WORKERS)),
                argumentSet(
                        "what is no number is not set",
                        List.of("--client-qps=many", "--client-burst"),
                        List.of(Setting.values())));
    }

    @ParameterizedTest
    @MethodSource("arguments")
    void findsWhatIsMissing(List<String> arguments, List<Setting> missing) {
        assertThat(VeleroSettings.of(arguments).missing()).isEqualTo(missing);
    }

    @Test
    @DisplayName("Followed, credentials and generic resources shrink as measured, and all run at once")
    void predictsWhatTheyBring() {
        var forecast = new SetForecast(
                3500,
                Map.of(),
                Map.of(
                        BackupType.CREDENTIALS, Duration.ofSeconds(46),
                        BackupType.RESOURCES_GENERIC, Duration.ofSeconds(90),
                        BackupType.RESOURCES, Duration.ofSeconds(20)),
                Duration.ofSeconds(100));
        assertThat(forecast.set()).isEqualTo(Duration.ofSeconds(256));
        assertThat(VeleroSettings.of(List.of()).followed(forecast)).isEqualTo(Duration.ofSeconds(20));
        assertThat(VeleroSettings.of(List.of("--concurrent-backups=5")).followed(forecast))
                .isEqualTo(Duration.ofSeconds(144));
    }

    @ParameterizedTest
    @CsvSource({
        "velero/velero:v1.18.1, 1.18.1",
        "registry:5000/velero:1.18.1-rc.1, 1.18.1",
        "velero:v1.18.10, 1.18.10",
        "velero:v1.18.1@sha256:abc, 1.18.1",
        "velero@sha256:abc,",
        "velero:main,"
    })
    void readsTheVersionOfAnImage(String image, String version) {
        assertThat(VeleroSettings.version(image)).isEqualTo(Optional.ofNullable(version));
    }

    @ParameterizedTest
    @CsvSource({"512Mi, 536870912", "1Gi, 1073741824", "1.5G, 1500000000", "128974848, 128974848", "lots,"})
    void readsQuantities(String quantity, Long bytes) {
        assertThat(VeleroSettings.bytes(quantity)).isEqualTo(Optional.ofNullable(bytes));
    }
}
