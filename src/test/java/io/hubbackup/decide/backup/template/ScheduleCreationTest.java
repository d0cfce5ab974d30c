package io.hubbackup.decide.backup.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import io.hubbackup.api.BackupScheduleSpec;
import io.hubbackup.hub.Indexed;
import io.hubbackup.hub.VeleroScheduleSeen;
import io.hubbackup.plan.Plan;
import io.hubbackup.plan.Write;
import io.hubbackup.wire.BackupType;
import io.hubbackup.wire.velero.Schedule;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("B2.16, BW8 creation of Velero Schedules")
class ScheduleCreationTest {

    @Test
    @DisplayName("B2.16, B3.1 all five, one after the other, in their order")
    void allFive() {
        var plan = creation(new Scene());
        assertThat(plan).isInstanceOf(Plan.Series.class);
        assertThat(Scene.writes(plan))
                .containsExactly(
                        "create Schedule open-cluster-management-backup/acm-credentials-schedule",
                        "create Schedule open-cluster-management-backup/acm-managed-clusters-schedule",
                        "create Schedule open-cluster-management-backup/acm-resources-generic-schedule",
                        "create Schedule open-cluster-management-backup/acm-resources-schedule",
                        "create Schedule open-cluster-management-backup/acm-validation-policy-schedule");
    }

    @Test
    @DisplayName("B3.27 the initial backups are announced, with one time for all five")
    void announces() {
        assertThat(announcements(creation(new Scene()))).hasSize(5).containsOnly(Optional.of("20261121030622"));
    }

    static Stream<Arguments> noInitialBackups() {
        return Stream.of(
                argument("B3.26 noBackupOnStart", spec -> spec.withNoBackupOnStart(true)),
                argument("B3.26, B1.14 skipImmediately", spec -> spec.withSkipImmediately(true)));
    }

    @ParameterizedTest
    @MethodSource("noInitialBackups")
    void announcesNothing(UnaryOperator<BackupScheduleSpec> change) {
        assertThat(announcements(creation(new Scene().spec(change)))).hasSize(5).containsOnly(Optional.empty());
    }

    @Test
    @DisplayName("BW8 one that was deleted by hand is created again, alone and without an initial backup")
    void onlyTheMissingOne() {
        var plan = creation(without(new Scene().stand(), BackupType.RESOURCES));
        assertThat(Scene.writes(plan))
                .containsExactly("create Schedule open-cluster-management-backup/acm-resources-schedule");
        assertThat(announcements(plan)).containsExactly(Optional.empty());
    }

    @Test
    @DisplayName("BW8 after a crash between two creations the rest joins the announced set")
    void joinsTheAnnouncedSet() {
        var scene = new Scene()
                .stand(tree ->
                        Scene.with(tree, "20261121030000", "metadata", "annotations", InitialBackups.ANNOTATION));
        assertThat(announcements(creation(without(scene, BackupType.VALIDATION))))
                .containsExactly(Optional.of("20261121030000"));
    }

    @Test
    @DisplayName("BW8 nothing is created when all are there, also while one is on its way out")
    void nothingMissing() {
        var scene =
                new Scene().stand(tree -> Scene.with(tree, "2026-11-21T03:00:00Z", "metadata", "deletionTimestamp"));
        assertThat(creation(scene).isEmpty()).isTrue();
    }

    @Test
    @DisplayName("B6.3 a leftover of another owner is not taken over: it is created, which the API server refuses")
    void noAdoption() {
        assertThat(Scene.writes(creation(new Scene()))).allMatch(write -> write.startsWith("create "));
    }

    @Test
    @DisplayName("BW1 a Velero Schedule about which nothing is known is not created")
    void unknownIsNotCreated() {
        var scene = new Scene();
        scene.catalogue = Scene.unreadable("API discovery");
        assertThat(Scene.writes(creation(scene))).noneMatch(write -> write.contains("resources"));
    }

    static Scene without(Scene scene, BackupType type) {
        scene.owned = Indexed.of(scene.owned.stream()
                .filter(seen -> !seen.name().equals(type.scheduleName()))
                .toList());
        return scene;
    }

    private static Plan creation(Scene scene) {
        return ScheduleCreation.of(scene.view(), scene.desired(), scene.owned);
    }

    private static List<Optional<String>> announcements(Plan plan) {
        return plan.writes()
                .map(write -> Schedule.of(((Write.Create) write).body()))
                .map(VeleroScheduleSeen::of)
                .map(seen -> seen.object().metadata().annotation(InitialBackups.ANNOTATION))
                .toList();
    }

    private static Arguments argument(String name, UnaryOperator<BackupScheduleSpec> change) {
        return argumentSet(name, change);
    }
}
