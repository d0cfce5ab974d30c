package io.hubbackup.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.hubbackup.demo.fleet.Fleet;
import io.hubbackup.demo.fleet.FleetSpec;
import io.hubbackup.kit.Hub;
import io.hubbackup.kit.OperatorUnderTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every sample of a Restore is applied as it stands, and does what its head says. */
abstract class Samples extends TwoSites {

    private static final Path FOLDER = Path.of("src/main/kubernetes/samples");

    /** The time in the names of the samples, which a reader puts his own for. */
    private static final Pattern STAMP = Pattern.compile("20260301120000");

    private static final Duration LONG = Duration.ofMinutes(25);

    private String stamp = "";

    /** Nobody answers here: the clusters are reported as missing soon. */
    @Override
    OperatorUnderTest startSecond(Hub hub) {
        return hub.startOperator(Map.of("hub-backup.import-limit", "5s"));
    }

    @BeforeAll
    void twoHubs() {
        a().hub().create(Fleet.generate(FleetSpec.of(7, 2)).objects());
        a().backUp();
        a().awaitBackedUp();
        stamp = a().hub().seen(Kind.VELERO_BACKUP).stream()
                .map(Seen::name)
                .filter(name -> name.startsWith("acm-resources-schedule-"))
                .map(name -> name.substring(name.lastIndexOf('-') + 1))
                .findFirst()
                .orElseThrow();
        b().lookIntoTheStore();
        b().awaitSet(stamp);
    }

    /** In the order of a life: passive first, then activated. */
    static Stream<String> onTheStandby() {
        return Stream.of(
                "restore-passive.yaml",
                "restore-passive-sync.yaml",
                "restore-managed-clusters.yaml",
                "restore-passive-activate.yaml",
                "restore-named.yaml",
                "restore.yaml");
    }

    @ParameterizedTest
    @MethodSource("onTheStandby")
    @Order(2)
    @DisplayName("T1–T5 R1.4–R1.8 a sample on a standby ends as its head says")
    void standby(String file) {
        var sample = read(file);
        var name = sample.getMetadata().getName();
        b().hub().create(List.of(sample));
        boolean activates =
                !sample.get("spec", "veleroManagedClustersBackupName").equals("skip");
        b().hub().await(Kind.RESTORE, name, LONG, name + " is through", told -> {
            assertThat(told.phase()).isIn("Enabled", "Finished", "FinishedWithErrors");
            assertThat(told.condition("VeleroRestoresSucceeded").status()).isEqualTo("True");
            assertThat(told.condition("CleanedUp").status()).isEqualTo("True");
            assertThat(told.condition("ClustersImported").reason()).isEqualTo(activates ? "ClustersMissing" : "NotYet");
        });
        b().hub().delete(Kind.RESTORE, name);
    }

    @Test
    @Order(1)
    @DisplayName("R2.28 R2.31 an older set on the same hub, its BackupSchedule paused; afterwards it backs up again")
    void olderSet() {
        a().hub().patchSpec(Map.of("paused", true));
        a().hub().await(LONG, "A is paused", seen -> assertThat(seen.phase()).isEqualTo("Paused"));
        var sample = read("restore-older-set.yaml");
        a().hub().create(List.of(sample));
        a().hub()
                .await(
                        Kind.RESTORE,
                        sample.getMetadata().getName(),
                        LONG,
                        "the older set is restored",
                        seen -> assertThat(seen.phase()).isEqualTo("Finished"));
        a().hub().patchSpec(Map.of("paused", false));
        a().hub().await(LONG, "A backs up", seen -> assertThat(seen.phase()).isEqualTo("Enabled"));
    }

    @Test
    @Order(3)
    @DisplayName("no sample of a Restore is left out")
    void all() throws IOException {
        try (var files = Files.list(FOLDER)) {
            assertThat(files.map(file -> file.getFileName().toString())
                            .filter(name -> name.startsWith("restore") && !name.startsWith("restorepreview")))
                    .containsExactlyInAnyOrderElementsOf(
                            Stream.concat(onTheStandby(), Stream.of("restore-older-set.yaml"))
                                    .toList());
        }
    }

    private GenericKubernetesResource read(String file) {
        try {
            var text = Files.readString(FOLDER.resolve(file));
            var sample =
                    Serialization.unmarshal(STAMP.matcher(text).replaceAll(stamp), GenericKubernetesResource.class);
            sample.getMetadata().setNamespace(Hub.NAMESPACE);
            return sample;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
