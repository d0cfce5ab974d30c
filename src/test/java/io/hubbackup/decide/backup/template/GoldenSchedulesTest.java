package io.hubbackup.decide.backup.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.core.type.TypeReference;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.hubbackup.hub.Indexed;
import io.hubbackup.hub.Observed;
import io.hubbackup.plan.Write;
import io.hubbackup.wire.velero.Schedule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("B3.1–B3.19, D23 the five Velero Schedules as whole objects")
class GoldenSchedulesTest {

    private static final Path GOLDEN = Path.of("src/test/resources/golden");

    @Test
    @DisplayName("a plain hub")
    void plainHub() throws IOException {
        assertGolden(new Scene(), "velero-schedules-plain-hub.yaml");
    }

    @Test
    @DisplayName("BW38 a hub with its platform found, a renamed local cluster, an uneven cron and every option")
    void fullHub() throws IOException {
        var scene = new Scene()
                .spec(wish -> wish.withVeleroSchedule("0 8 * * 1-5")
                        .withVolumeSnapshotLocations(List.of("aws-1", "aws-2"))
                        .withUseOwnerReferencesInBackup(true)
                        .withSkipImmediately(true));
        scene.clusters = Observed.of(Indexed.of(Scene.cluster("hub-of-ours", true)));
        scene.channels = Observed.of(Set.of("charts"));
        scene.platform = Observed.of(Set.of("open-cluster-management"));
        scene.engines = Observed.of(Set.of("multicluster-engine"));
        scene.version = Observed.of(Optional.of("2.16.1"));
        assertGolden(scene, "velero-schedules-full-hub.yaml");
    }

    @Test
    @DisplayName("D23 what the Go operator wrote on the same hub differs in the intended places only")
    void goOperator() throws IOException {
        var file = Optional.ofNullable(System.getenv("HUB_KIT"))
                .map(kit -> Path.of(kit).resolve("../spec/golden/velero-schedules.yaml"));
        assumeTrue(
                file.filter(Files::isReadable).isPresent(),
                "HUB_KIT does not lead to the Go operator's objects: the comparison did not run.");
        var scene = new Scene();
        scene.owned =
                Indexed.of(read(file.orElseThrow()).stream().map(Scene::seen).toList());
        var patches = ScheduleDrift.repairs(scene.desired(), scene.owned)
                .writes()
                .map(write -> (Write.Patch) write)
                .collect(Collectors.toMap(patch -> patch.target().key().name(), Write.Patch::body));
        var localCluster = Map.of("spec", Map.of("template", Map.of("excludedNamespaces", List.of("local-cluster"))));
        assertThat(scene.owned.size()).isEqualTo(5);
        assertThat(patches)
                .isEqualTo(Map.of(
                        "acm-credentials-schedule", localCluster, "acm-resources-generic-schedule", localCluster));
    }

    private static void assertGolden(Scene scene, String file) throws IOException {
        var actual = scene.desired().schedules().values().stream()
                .map(schedule -> Serialization.asYaml(schedule.tree().fields()))
                .collect(Collectors.joining());
        var written = Path.of("target/golden").resolve(file);
        Files.createDirectories(written.getParent());
        Files.writeString(written, actual);
        assertThat(actual).as("compare %s", written).isEqualTo(Files.readString(GOLDEN.resolve(file)));
    }

    private static List<Schedule> read(Path file) throws IOException {
        var yaml = Serialization.yamlMapper();
        try (var parser = yaml.getFactory().createParser(file.toFile())) {
            List<Map<String, Object>> documents = yaml.readerFor(new TypeReference<Map<String, Object>>() {})
                    .<Map<String, Object>>readValues(parser)
                    .readAll();
            return documents.stream().map(Schedule::of).toList();
        }
    }
}
