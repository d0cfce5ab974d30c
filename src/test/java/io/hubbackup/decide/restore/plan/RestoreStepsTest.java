package io.hubbackup.decide.restore.plan;

import static io.hubbackup.decide.restore.plan.RestoreHub.T1;
import static io.hubbackup.decide.restore.plan.RestoreHub.T2;
import static io.hubbackup.decide.restore.plan.RestoreHub.keys;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import io.hubbackup.decide.restore.RestorePart;
import io.hubbackup.decide.restore.admission.RestoreWish;
import io.hubbackup.decide.restore.journal.Journal;
import io.hubbackup.decide.restore.journal.Step;
import io.hubbackup.decide.restore.plan.PlanResult.NothingNewer;
import io.hubbackup.hub.Indexed;
import io.hubbackup.hub.Observed;
import io.hubbackup.hub.VolumesSeen;
import io.hubbackup.plan.Write;
import io.hubbackup.wire.BackupType;
import io.hubbackup.wire.velero.Restore;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("R3.25–R3.30 what is created when")
class RestoreStepsTest {

    private static final String ACTIVE = "restore-acm-acm-credentials-schedule-20261121100000-active";
    private static final String CLUSTERS = "restore-acm-acm-managed-clusters-schedule-20261121100000";

    private final RestoreHub hub = new RestoreHub().run("H1", T1);

    @Nested
    @DisplayName("the timelines of spec 3.7")
    class Timelines {

        @Test
        @DisplayName("T1, R3.25, R3.28 one shot: five, then the managed clusters when the others are Completed")
        void oneShot() {
            var plan = hub.planned();
            assertThat(hub.steps(plan).waiting().orElseThrow().lastMessage())
                    .isEqualTo("waiting for restore to complete " + ACTIVE);
            assertThat(hub.pass(plan))
                    .containsExactly(
                            "restore-acm-acm-credentials-schedule-20261121100000",
                            "restore-acm-acm-resources-schedule-20261121100000",
                            "restore-acm-acm-resources-generic-schedule-20261121100000",
                            "restore-acm-acm-resources-generic-schedule-20261121100000-active",
                            ACTIVE);
            assertThat(hub.pass(plan)).isEmpty();
            hub.allPhases("Completed");
            assertThat(hub.pass(plan)).containsExactly(CLUSTERS);
            assertThat(hub.steps(plan).waiting()).isEmpty();
            hub.allPhases("Completed");
            assertThat(hub.progress(plan).succeeded()).isTrue();
        }

        @Test
        @DisplayName("T2 without managed clusters: three, and nothing waits")
        void passive() {
            var plan = hub.wish("skip", "latest", "latest").planned();
            assertThat(hub.steps(plan).waiting()).isEmpty();
            assertThat(hub.pass(plan)).hasSize(3).noneMatch(name -> name.endsWith("-active"));
            hub.allPhases("Completed");
            assertThat(hub.pass(plan)).isEmpty();
            assertThat(hub.progress(plan).succeeded()).isTrue();
        }

        @Test
        @DisplayName("T3, R2.38 passive sync: three, nothing until a set is newer, then three of that")
        void sync() {
            var plan = hub.sync("skip").planned();
            assertThat(hub.pass(plan)).hasSize(3);
            hub.ran(plan);
            assertThat(hub.plan()).isInstanceOf(NothingNewer.class);
            hub.run("H1", T2);
            assertThat(hub.pass(hub.planned())).hasSize(3).allMatch(name -> name.endsWith("20261121120000"));
        }

        @Test
        @DisplayName("T4, R2.39, R3.3 activation from sync: the two active twins, a wait, the managed clusters")
        void activation() {
            hub.sync("skip").ran(hub.planned());
            var plan = hub.sync("latest").planned();
            assertThat(hub.pass(plan))
                    .containsExactly("restore-acm-acm-resources-generic-schedule-20261121100000-active", ACTIVE);
            assertThat(hub.steps(plan).waiting().orElseThrow().lastMessage())
                    .isEqualTo("waiting for restore to complete " + ACTIVE);
            hub.allPhases("Completed");
            assertThat(hub.pass(plan)).containsExactly(CLUSTERS);
        }

        @Test
        @DisplayName("W7 the passive-activate sample: both twins, then the managed clusters")
        void passiveActivate() {
            var plan = hub.wish("latest", "skip", "skip").planned();
            assertThat(hub.pass(plan)).hasSize(2);
            hub.allPhases("Completed");
            assertThat(hub.pass(plan)).containsExactly(CLUSTERS);
        }

        @Test
        @DisplayName("W13, R3.30 a backup that comes while the run waits does not come into it")
        void pinned() {
            var plan = hub.planned();
            hub.pass(plan);
            hub.run("H1", T2).allPhases("Completed");
            assertThat(hub.pass(plan)).containsExactly(CLUSTERS);
        }
    }

    @Test
    @DisplayName(
            "W3, W4, R3.26 what could not be created is created in a later pass, what is there is not created twice")
    void retried() {
        var plan = hub.planned();
        hub.pass(plan);
        hub.restores.remove(ACTIVE);
        assertThat(keys(hub.steps(plan).create())).containsExactly("credentialsActive");
        assertThat(hub.steps(plan).waiting()).isPresent();
        assertThat(hub.pass(plan)).containsExactly(ACTIVE);
    }

    @ParameterizedTest
    @DisplayName("W19 nothing but success of everything before them lets the managed clusters through")
    @MethodSource
    void gate(String phase, boolean waits, boolean held) {
        var plan = hub.planned();
        hub.pass(plan);
        hub.allPhases("Completed").phase("restore-acm-acm-resources-schedule-20261121100000", phase);
        var steps = hub.steps(plan);
        assertThat(steps.create()).isEmpty();
        assertThat(steps.waiting().isPresent()).isEqualTo(waits);
        assertThat(steps.hold().isPresent()).isEqualTo(held);
    }

    static Stream<Arguments> gate() {
        return Stream.of(
                argumentSet("not looked at", "", true, false),
                argumentSet("New", "New", true, false),
                argumentSet("InProgress", "InProgress", true, false),
                argumentSet("WaitingForPluginOperations", "WaitingForPluginOperations", true, false),
                argumentSet("Finalizing", "Finalizing", true, false),
                argumentSet("FinalizingPartiallyFailed", "FinalizingPartiallyFailed", true, false),
                argumentSet("PartiallyFailed", "PartiallyFailed", false, true),
                argumentSet("Failed", "Failed", false, true),
                argumentSet("FailedValidation", "FailedValidation", false, true));
    }

    @Test
    @DisplayName("W19, D32 the user's word lets them through, for this very state, and is recorded first")
    void override() {
        var plan = hub.planned();
        hub.pass(plan);
        hub.allPhases("Completed").phase(ACTIVE, "Failed");
        var hold = hub.steps(plan).hold().orElseThrow();
        assertThat(hold.message())
                .isEqualTo(
                        "The managed clusters are not restored, because not everything before them is: credentialsActive (Failed). Mend that and create a new Restore, or set the annotation hubbackup.io/confirm=%s to take them over as it is."
                                .formatted(hold.hash()));
        hub.draft = hub.draft.annotated(RestoreWish.CONFIRM, "something");
        assertThat(hub.steps(plan).create()).isEmpty();
        hub.draft = hub.draft.annotated(RestoreWish.CONFIRM, hold.hash());
        assertThat(hub.steps(plan).confirmed()).contains(hold.hash());
        assertThat(keys(hub.steps(plan).create())).containsExactly("managedClusters");
        hub.draft = hub.draft.annotated(RestoreWish.CONFIRM, "");
        hub.journal = new Journal(
                1,
                Step.RESTORING,
                plan,
                Journal.BLANK.cleanup(),
                Journal.BLANK.activation(),
                List.of(),
                List.of(hold.hash()),
                "",
                0,
                "");
        assertThat(hub.steps(plan).confirmed()).isEmpty();
        assertThat(keys(hub.steps(plan).create())).containsExactly("managedClusters");
        hub.phase("restore-acm-acm-resources-schedule-20261121100000", "Failed");
        assertThat(hub.steps(plan).create()).isEmpty();
    }

    @Test
    @DisplayName("R4.6 the restore of an empty backup holds nothing up")
    void emptyBackup() {
        hub.change("acm-resources-generic", backup -> RestoreHub.holding(backup, 0));
        var plan = hub.planned();
        hub.pass(plan);
        hub.allPhases("Completed");
        plan.of(RestorePart.GENERIC).ifPresent(planned -> hub.phase(planned.name(), "PartiallyFailed"));
        assertThat(hub.pass(plan)).containsExactly(CLUSTERS);
    }

    @Test
    @DisplayName("W31 a stranger before the managed clusters keeps them back and is told")
    void stranger() {
        var plan = hub.planned();
        hub.pass(plan);
        hub.allPhases("Completed");
        hub.restores.computeIfPresent(
                ACTIVE,
                (name, found) -> new Restore(found.tree()
                        .with("metadata", found.tree().child("metadata").without("ownerReferences"))));
        assertThat(hub.steps(plan).create()).isEmpty();
        assertThat(hub.steps(plan).hold().orElseThrow().message()).contains("did not make");
    }

    @Test
    @DisplayName("W45 while it waits, all that is waited for and all that failed is told, and since when")
    void aggregated() {
        var plan = hub.planned();
        hub.pass(plan);
        hub.allPhases("Completed")
                .phase(ACTIVE, "InProgress")
                .phase("restore-acm-acm-resources-schedule-20261121100000", "Finalizing")
                .status(
                        "restore-acm-acm-credentials-schedule-20261121100000",
                        Map.of("phase", "FailedValidation", "validationErrors", List.of("no such backup")));
        var wait = hub.steps(plan).waiting().orElseThrow();
        assertThat(wait.lastMessage()).isEqualTo("waiting for restore to complete " + ACTIVE);
        assertThat(wait.message())
                .isEqualTo(
                        "The managed clusters wait for resources (Finalizing), credentialsActive (InProgress). Not restored as it should be: credentials (FailedValidation: no such backup).");
        assertThat(wait.since()).isEqualTo(hub.now);
        assertThat(wait.deadline()).isEqualTo(hub.now.plus(RestoreSteps.RESTORE_LIMIT));
        assertThat(wait.overdue(wait.deadline())).isTrue();
        assertThat(wait.overdue(hub.now)).isFalse();
    }

    @Nested
    @DisplayName("R3.28 volumes")
    class Volumes {

        private RestorePlan restored() {
            var plan = hub.planned();
            hub.pass(plan);
            hub.allPhases("Completed");
            return plan;
        }

        @Test
        @DisplayName("R3.28 the managed clusters wait until each volume is there")
        void waits() {
            var plan = restored();
            hub.volumes(List.of("b/two", "a/one", "a/three"), List.of("a/three", "c/two"));
            assertThat(hub.steps(plan).create()).isEmpty();
            assertThat(hub.steps(plan).waiting().orElseThrow().lastMessage()).isEqualTo("waiting for PVC one:a, two:b");
            hub.volumes(List.of("b/two", "a/one"), List.of("a/one", "b/two"));
            assertThat(hub.pass(plan)).containsExactly(CLUSTERS);
        }

        @Test
        @DisplayName("W45 after half an hour it takes too long, and the user may go on without")
        void overdue() {
            var plan = restored();
            hub.volumes(List.of("a/one"), List.of());
            assertThat(hub.steps(plan).hold()).isEmpty();
            hub.now = hub.now.plus(RestoreSteps.VOLUME_LIMIT);
            var steps = hub.steps(plan);
            assertThat(steps.waiting().orElseThrow().overdue(hub.now)).isTrue();
            assertThat(steps.create()).isEmpty();
            hub.draft = hub.draft.annotated(
                    RestoreWish.CONFIRM, steps.hold().orElseThrow().hash());
            assertThat(keys(hub.steps(plan).create())).containsExactly("managedClusters");
        }

        @Test
        @DisplayName("W9 what cannot be read may be missing")
        void unreadable() {
            var plan = restored();
            hub.volumes = new VolumesSeen(Observed.unreadable("ConfigMap", "503"), Observed.of(Indexed.empty()));
            assertThat(hub.steps(plan).create()).isEmpty();
            hub.volumes(List.of("a/one"), List.of("a/one"));
            hub.volumes = new VolumesSeen(hub.volumes.marks(), Observed.unreadable("PersistentVolumeClaim", "503"));
            assertThat(hub.steps(plan).waiting().orElseThrow().message()).contains("PersistentVolumeClaim: 503");
        }

        @Test
        @DisplayName("R3.29 without credentials for the activation there is no wait")
        void withoutCredentials() {
            hub.without(BackupType.CREDENTIALS, T1).wish("latest", "skip", "skip");
            var plan = hub.planned();
            hub.pass(plan);
            hub.allPhases("Completed").volumes(List.of("a/one"), List.of());
            assertThat(hub.pass(plan)).containsExactly(CLUSTERS);
        }
    }

    @Nested
    @DisplayName("R2.35 superseded Velero Restores")
    class Superseded {

        private RestorePlan after() {
            hub.sync("skip").ran(hub.planned());
            hub.run("H1", T2);
            var plan = hub.planned();
            hub.pass(plan);
            return plan;
        }

        @Test
        @DisplayName("R2.35 those of which the backup is gone, and only these")
        void gone() {
            var plan = after();
            assertThat(SupersededRestores.removal(hub.view(), plan).isEmpty()).isTrue();
            hub.without(BackupType.CREDENTIALS, T1)
                    .change("acm-resources-schedule-20261121100000", RestoreHub::deleting)
                    .change(
                            "acm-resources-generic-schedule-20261121100000",
                            backup -> RestoreHub.phase(backup, "FailedValidation"));
            assertThat(SupersededRestores.removal(hub.view(), plan).writes())
                    .hasSize(3)
                    .allSatisfy(write -> assertThat(write).isInstanceOf(Write.Delete.class))
                    .allSatisfy(write -> assertThat(write.target().key().name()).endsWith("20261121100000"));
        }

        @Test
        @DisplayName("R2.35 those of the current plan stay, and everything while backups cannot be read")
        void kept() {
            var plan = after();
            hub.backups.clear();
            assertThat(SupersededRestores.removal(hub.view(), plan).writes()).hasSize(3);
            hub.seenBackups = Observed.unreadable("backups.velero.io", "503");
            assertThat(SupersededRestores.removal(hub.view(), plan).isEmpty()).isTrue();
        }

        @Test
        @DisplayName("R2.3, R2.35, W31 those of others stay")
        void others() {
            var plan = after();
            hub.backups.clear();
            hub.restores.replaceAll((name, found) -> new Restore(
                    found.tree().with("metadata", found.tree().child("metadata").without("ownerReferences"))));
            assertThat(SupersededRestores.removal(hub.view(), plan).isEmpty()).isTrue();
        }
    }
}
