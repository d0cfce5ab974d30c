package io.hubbackup.decide.backup.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import io.hubbackup.hub.BackupContents;
import io.hubbackup.hub.BackupSeen;
import io.hubbackup.hub.Indexed;
import io.hubbackup.hub.ObjectKey;
import io.hubbackup.hub.Observed;
import io.hubbackup.plan.Plan;
import io.hubbackup.plan.Write;
import io.hubbackup.wire.BackupType;
import io.hubbackup.wire.Tree;
import io.hubbackup.wire.velero.Backup;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("B3.26–B3.28 initial backups")
class InitialBackupsTest {

    private static final String TIME = "20261121030622";

    @Test
    @DisplayName("B3.27 one for each of the five; the announcement goes after the backup is there")
    void makesAllFive() {
        var plan = plan(announced());
        assertThat(plan).isInstanceOf(Plan.Parallel.class);
        assertThat(((Plan.Parallel) plan).steps()).hasSize(5).allSatisfy(step -> {
            assertThat(step).isInstanceOf(Plan.Series.class);
            assertThat(step.writes().toList())
                    .satisfiesExactly(
                            create -> assertThat(create).isInstanceOf(Write.Create.class),
                            patch -> assertThat(patch).isInstanceOf(Write.Patch.class));
        });
    }

    @Test
    @DisplayName("B3.27 named like a scheduled one, labelled like a scheduled one, and with the whole template")
    void looksLikeAScheduledOne() {
        var scene = announced();
        scene.version = Observed.of(Optional.of("2.16.1"));
        scene.stand(tree -> Scene.with(
                Scene.with(tree, TIME, "metadata", "annotations", InitialBackups.ANNOTATION),
                "kept",
                "spec",
                "template",
                "fieldOfANewerVelero"));
        var backup = backup(plan(scene), BackupType.RESOURCES);
        assertThat(backup.metadata().name()).isEqualTo("acm-resources-schedule-20261121030622");
        assertThat(backup.metadata().namespace()).isEqualTo(Scene.NAMESPACE);
        assertThat(backup.metadata().labels())
                .containsOnly(
                        Map.entry("cluster.open-cluster-management.io/backup-schedule-name", "schedule-acm"),
                        Map.entry("cluster.open-cluster-management.io/backup-schedule-type", "resources"),
                        Map.entry("cluster.open-cluster-management.io/backup-cluster", Scene.HUB),
                        Map.entry("velero.io/schedule-name", "acm-resources-schedule"));
        assertThat(backup.metadata().annotations()).containsExactly(Map.entry("hubbackup.io/hub-version", "2.16.1"));
        assertThat(backup.metadata().ownerReferences()).isEmpty();
        assertThat(backup.spec().tree().text("fieldOfANewerVelero")).contains("kept");
        assertThat(backup.spec().includedResources()).isNotEmpty();
    }

    @Test
    @DisplayName("BW42, B1.13 its owner is the Velero Schedule, without blocking the owner's deletion")
    void owner() {
        var scene = announced().spec(wish -> wish.withUseOwnerReferencesInBackup(true));
        assertThat(backup(plan(scene), BackupType.CREDENTIALS).metadata().ownerReferences())
                .singleElement()
                .satisfies(owner -> assertThat(owner.tree().fields())
                        .isEqualTo(Map.of(
                                "apiVersion", "velero.io/v1",
                                "kind", "Schedule",
                                "name", "acm-credentials-schedule",
                                "uid", "uid-acm-credentials-schedule",
                                "controller", true)));
    }

    @Test
    @DisplayName("B3.28 one that is there already only has its announcement taken away, by UID")
    void madeAlready() {
        var scene = announced();
        scene.backups = Observed.of(Indexed.of(Arrays.stream(BackupType.values())
                .map(type -> existing(type.scheduleName() + "-" + TIME))
                .toList()));
        assertThat(plan(scene).writes()).hasSize(5).allSatisfy(write -> {
            assertThat(write).isInstanceOf(Write.Patch.class);
            assertThat(((Write.Patch) write).uid())
                    .contains("uid-" + write.target().key().name());
            assertThat(((Write.Patch) write).resourceVersion()).isEmpty();
        });
    }

    @Test
    @DisplayName("B3.28 a patched announcement is gone, and nothing is made twice")
    void onlyOnce() {
        var scene = announced();
        var plan = plan(scene);
        scene.owned = Indexed.of(scene.owned.stream()
                .map(seen -> plan.writes()
                        .filter(write -> write instanceof Write.Patch
                                && write.target().key().equals(seen.key()))
                        .map(write -> Scene.patched(seen, (Write.Patch) write))
                        .findFirst()
                        .orElseThrow())
                .toList());
        assertThat(plan(scene).isEmpty()).isTrue();
    }

    static Stream<Arguments> rows() {
        return Stream.of(
                row("nothing is announced", scene -> scene.stand(), 0, 0),
                row(
                        "BW8 one of the five is still missing",
                        scene -> ScheduleCreationTest.without(scene, BackupType.VALIDATION),
                        0,
                        0),
                row(
                        "B3.26 the user no longer wants them",
                        scene -> scene.spec(wish -> wish.withNoBackupOnStart(true)),
                        0,
                        5),
                row(
                        "the backups cannot be read: the name keeps it single",
                        scene -> scene.backups = Scene.unreadable("backups"),
                        5,
                        5),
                row(
                        "ten minutes later, cron has fired",
                        scene -> scene.now = Scene.NOW.plus(Duration.ofHours(2)),
                        0,
                        5),
                row("just before cron fires", scene -> scene.now = Instant.parse("2026-11-21T03:59:59Z"), 5, 5),
                row(
                        "a cron of one minute does not overtake it at once",
                        scene -> {
                            scene.spec(wish -> wish.withVeleroSchedule("* * * * *"));
                            scene.now = Scene.NOW.plus(Duration.ofMinutes(10));
                        },
                        5,
                        5),
                row(
                        "an announcement that is no time",
                        scene -> scene.stand(
                                tree -> Scene.with(tree, "soon", "metadata", "annotations", InitialBackups.ANNOTATION)),
                        0,
                        5));
    }

    @ParameterizedTest
    @MethodSource("rows")
    @DisplayName("B3.26, B3.28 when they are made and when the announcement is void")
    void decides(Consumer<Scene> change, int creates, int patches) {
        var scene = announced();
        change.accept(scene);
        var writes = plan(scene).writes().toList();
        assertThat(writes.stream().filter(Write.Create.class::isInstance)).hasSize(creates);
        assertThat(writes.stream().filter(Write.Patch.class::isInstance)).hasSize(patches);
    }

    private static Scene announced() {
        return new Scene().stand(InitialBackupsTest::announce);
    }

    private static Tree announce(Tree tree) {
        return Scene.with(tree, TIME, "metadata", "annotations", InitialBackups.ANNOTATION);
    }

    private static Plan plan(Scene scene) {
        return InitialBackups.of(scene.view(), scene.owned);
    }

    private static Backup backup(Plan plan, BackupType type) {
        return plan.writes()
                .filter(write -> write.target().key().name().equals(type.scheduleName() + "-" + TIME))
                .map(write -> Backup.of(((Write.Create) write).body()))
                .findFirst()
                .orElseThrow();
    }

    private static BackupSeen existing(String name) {
        return new BackupSeen(
                new ObjectKey(Scene.NAMESPACE, name),
                "uid",
                Map.of(),
                Optional.empty(),
                "default",
                "New",
                Scene.NOW,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                0,
                0,
                "",
                BackupContents.UNKNOWN,
                false);
    }

    private static Arguments row(String name, Consumer<Scene> change, int creates, int patches) {
        return argumentSet(name, change, creates, patches);
    }
}
