package io.hubbackup.decide.restore;

import static io.hubbackup.decide.restore.plan.RestoreHub.NAMESPACE;
import static io.hubbackup.decide.restore.plan.RestoreHub.T1;
import static io.hubbackup.decide.restore.plan.RestoreHub.T2;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import io.fabric8.kubernetes.api.model.Condition;
import io.hubbackup.api.RestoreStatus;
import io.hubbackup.api.RestoredPart;
import io.hubbackup.decide.restore.admission.RestoreDraft;
import io.hubbackup.decide.restore.journal.ActivationRecord;
import io.hubbackup.decide.restore.journal.CleanupRecord;
import io.hubbackup.decide.restore.journal.KindTally;
import io.hubbackup.decide.restore.journal.Step;
import io.hubbackup.decide.restore.plan.RestoreHub;
import io.hubbackup.decide.restore.status.RestoreReason;
import io.hubbackup.decide.restore.status.RestoreStatusProjection;
import io.hubbackup.decide.restore.status.RestoreTransitions;
import io.hubbackup.hub.AdmissionSeen;
import io.hubbackup.hub.BackupScheduleSeen;
import io.hubbackup.hub.Indexed;
import io.hubbackup.hub.ObjectKey;
import io.hubbackup.hub.Observed;
import io.hubbackup.plan.EventNote;
import io.hubbackup.plan.Outcome;
import io.hubbackup.plan.Outcomes;
import io.hubbackup.plan.Plan;
import io.hubbackup.wire.BackupType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("R4 what is told about a Restore")
class RestoreStatusTest {

    private static final String CREDENTIALS = "restore-acm-acm-credentials-schedule-20261121100000";
    private static final String RESOURCES = "restore-acm-acm-resources-schedule-20261121100000";
    private static final String GENERIC = "restore-acm-acm-resources-generic-schedule-20261121100000";

    static Stream<Arguments> stories() {
        return Stream.of(
                row(
                        "R3.27 R4.2 P3 Velero Restores are to be created",
                        "Started",
                        "Restore restore-acm started",
                        "Restoring",
                        at -> at.hub.wish("skip", "latest", "latest")),
                row(
                        "T1 R3.28 the managed clusters wait",
                        "Started",
                        "waiting for restore to complete %s-active".formatted(CREDENTIALS),
                        "Restoring",
                        at -> {}),
                row(
                        "R4.2 P4a Velero has not begun",
                        "Started",
                        "Velero restore %s has started".formatted(CREDENTIALS),
                        "Restoring",
                        at -> at.hub.allPhases("New"),
                        true),
                row(
                        "R4.2 P4b one is running",
                        "Running",
                        "Velero restore %s is currently executing".formatted(RESOURCES),
                        "Restoring",
                        at -> at.hub.phase(CREDENTIALS, "Completed").phase(RESOURCES, "InProgress"),
                        true),
                row(
                        "R4.3 W17 Finalizing is not the end",
                        "Running",
                        "Velero restore %s is being finalized".formatted(GENERIC),
                        "Restoring",
                        at -> at.hub.allPhases("Completed").phase(GENERIC, "Finalizing"),
                        true),
                row(
                        "R4.7 W18 what runs is told before what failed",
                        "Running",
                        "Velero restore %s is currently executing".formatted(GENERIC),
                        "Restoring",
                        at -> at.hub
                                .phase(CREDENTIALS, "Failed")
                                .phase(RESOURCES, "Completed")
                                .phase(GENERIC, "InProgress"),
                        true),
                row(
                        "R4.2 P7 all is well",
                        "Finished",
                        "All Velero restores have run successfully",
                        "Restored",
                        at -> at.hub.allPhases("Completed"),
                        true),
                row(
                        "R4.2 P6 one ended with errors",
                        "FinishedWithErrors",
                        "Velero restores have run to completion but encountered 1+ errors",
                        "VeleroRestorePartiallyFailed",
                        at -> at.hub.allPhases("Completed").phase(GENERIC, "PartiallyFailed"),
                        true),
                row(
                        "R4.2 P4d W38 one failed: the end, and not in the way of the next Restore",
                        "FinishedWithErrors",
                        "Velero restore %s has failed validation or encountered errors".formatted(RESOURCES),
                        "VeleroRestoreFailed",
                        at -> at.hub.allPhases("Completed").phase(RESOURCES, "FailedValidation"),
                        true),
                row(
                        "R4.2 P5 passive sync is in step",
                        "Enabled",
                        "Velero restores have run to completion, restore will continue to sync with new backups",
                        "InStep",
                        at -> {
                            at.hub.sync("skip");
                            at.act();
                            at.hub.allPhases("Completed");
                        }),
                row(
                        "R4.3 W17 passive sync shows errors",
                        "EnabledWithErrors",
                        "Velero restores have run to completion but encountered 1+ errors",
                        "VeleroRestorePartiallyFailed",
                        at -> {
                            at.hub.sync("skip");
                            at.act();
                            at.hub.allPhases("Completed").phase(GENERIC, "PartiallyFailed");
                        }),
                row(
                        "R4.2 P4c passive sync with a failure",
                        "EnabledWithErrors",
                        "Velero restore %s has failed validation or encountered errors".formatted(CREDENTIALS),
                        "VeleroRestoreFailed",
                        at -> {
                            at.hub.sync("skip");
                            at.act();
                            at.hub.allPhases("Completed").phase(CREDENTIALS, "Failed");
                        }),
                row(
                        "R4.2 P2 R3.11 nothing was asked for",
                        "Finished",
                        "Nothing to do for restore restore-acm",
                        "NothingToDo",
                        at -> at.hub.wish("skip", "skip", "skip")),
                row(
                        "R2.10 R2.28 a BackupSchedule is before it",
                        "FinishedWithErrors",
                        "This resource is ignored because BackupSchedule resource schedule-acm is currently active, before creating another resource verify that any active resources are removed.",
                        "AnotherActive",
                        at -> at.hub.schedules = Observed.of(Indexed.of(new BackupScheduleSeen(
                                new ObjectKey(NAMESPACE, "schedule-acm"),
                                "s",
                                Instant.EPOCH,
                                false,
                                "Enabled",
                                false)))),
                row(
                        "R2.11 the spec is refused",
                        "FinishedWithErrors",
                        "invalid CleanupBeforeRestore value : All",
                        "SpecRefused",
                        at -> at.hub.draft = at.hub.draft.with("cleanupBeforeRestore", "All")),
                row(
                        "R2.12 no storage",
                        "Error",
                        "velero.io.BackupStorageLocation resources not found. Verify you have created a konveyor.openshift.io.Velero or oadp.openshift.io.DataProtectionApplications resource.",
                        "StorageNotAvailable",
                        at -> at.hub.locations = Observed.of(Indexed.empty())),
                row(
                        "R2.15 the same for one that syncs",
                        "EnabledWithErrors",
                        "velero.io.BackupStorageLocation resources not found. Verify you have created a konveyor.openshift.io.Velero or oadp.openshift.io.DataProtectionApplications resource.",
                        "StorageNotAvailable",
                        at -> {
                            at.hub.sync("skip");
                            at.hub.locations = Observed.of(Indexed.empty());
                        }),
                row(
                        "R2.21 W35 a sync that is ignored",
                        "Started",
                        "Restore restore-acm started ; SyncRestoreWithNewBackups option is ignored because VeleroCredentialsBackupName should be set to latest.",
                        "Restoring",
                        at -> at.hub.draft = ignoredSync()));
    }

    private static Arguments row(String name, String phase, String message, String reason, Consumer<Deciding> change) {
        return row(name, phase, message, reason, change, false);
    }

    /** @param created whether the Velero Restores of a passive one-shot restore are there already */
    private static Arguments row(
            String name, String phase, String message, String reason, Consumer<Deciding> change, boolean created) {
        Consumer<Deciding> all = at -> {
            if (created) {
                at.hub.wish("skip", "latest", "latest");
                at.act();
            }
            change.accept(at);
        };
        return argumentSet(name, phase, message, reason, all);
    }

    @ParameterizedTest
    @MethodSource("stories")
    @DisplayName("R4.2 phase, message and the reason of Ready")
    void tells(String phase, String message, String reason, Consumer<Deciding> change) {
        var at = new Deciding();
        at.hub.run("H1", T1);
        change.accept(at);
        var told = at.told();
        assertThat(told.phase()).isEqualTo(phase);
        assertThat(told.lastMessage()).isEqualTo(message);
        assertThat(ready(told).getReason()).isEqualTo(reason);
        assertThat(ready(told).getMessage()).isNotBlank();
        assertThat(told.condition("Reconciling").isPresent()
                        && told.condition("Stalled").isPresent())
                .as("at work and stalled at once")
                .isFalse();
    }

    @Test
    @DisplayName("R2.23 R7.1 W35 W2 the same look tells the same: nothing is written twice, nothing grows")
    void stable() {
        var at = new Deciding();
        at.hub.run("H1", T1).draft = ignoredSync();
        var told = at.told();
        var restore = at.hub.view().restore();
        restore.setStatus(told);
        var view = new RestoreView(
                restore,
                at.hub.view().hub(),
                at.hub.view().journal(),
                at.hub.now.plusSeconds(90),
                RestoreSettings.defaults());
        var again = RestoreStatusProjection.project(
                view, RestoreDecider.decide(view, Ground.NONE).stage(), Outcomes.none(), at.admission);
        assertThat(again).isEqualTo(told);
        assertThat(RestoreTransitions.between(told, again)).isEmpty();
    }

    @Test
    @DisplayName("D21 what a run has come to stands while the next step is recorded, or cannot be taken")
    void heldUp() {
        var at = new Deciding();
        at.hub.run("H1", T1).wish("skip", "latest", "latest");
        at.act();
        at.hub.allPhases("Completed");
        var before = at.told();
        var restore = at.hub.view().restore();
        restore.setStatus(before);
        var view = new RestoreView(
                restore, at.hub.view().hub(), at.hub.view().journal(), at.hub.now, RestoreSettings.defaults());
        for (var stage : List.of(
                new RestoreStage.Preparing(),
                new RestoreStage.Troubled(RestoreReason.Unreadable, "not available", "It is tried again."))) {
            var told = RestoreStatusProjection.project(view, stage, Outcomes.none(), at.admission);
            for (var type : List.of("VeleroRestoresSucceeded", "CleanedUp", "ClustersImported")) {
                assertThat(told.condition(type)).isPresent().isEqualTo(before.condition(type));
            }
        }
    }

    @Test
    @DisplayName("R2.40 W29 a hub in passive sync says which newer backups it passes over and why, and ceases to")
    void passedOver() {
        var at = new Deciding();
        at.hub.run("H1", T1).sync("skip");
        at.act();
        at.hub.allPhases("Completed");
        assertThat(ready(at.told()).getMessage())
                .isEqualTo("This hub has what is in the set of %s of hub H1.".formatted(T1));

        at.hub.run("H1", T2).change("acm-resources-schedule-20261121120000", seen -> RestoreHub.phase(seen, "Failed"));
        var told = at.told();
        assertThat(told.phase()).isEqualTo("Enabled");
        var why = "Newer backups are passed over (1): of those of %s, acm-resources-schedule-20261121120000 is Failed."
                .formatted(T2);
        assertThat(ready(told).getMessage()).endsWith("of hub H1. " + why);
        assertThat(told.summary()).contains(why);

        at.hub.change("acm-resources-schedule-20261121120000", seen -> RestoreHub.phase(seen, "Completed"));
        assertThat(at.told().phase()).isEqualTo("Started");
    }

    @Test
    @DisplayName(
            "R1.24–R1.28 the passive Velero Restores and that of the clusters are tracked, the active ones are not")
    void tracked() {
        var at = new Deciding();
        at.hub.run("H1", T1);
        at.act();
        var told = at.told();
        assertThat(List.of(
                        String.valueOf(told.veleroCredentialsRestoreName()),
                        String.valueOf(told.veleroResourcesRestoreName()),
                        String.valueOf(told.veleroGenericResourcesRestoreName()),
                        String.valueOf(told.veleroManagedClustersRestoreName())))
                .containsExactly(CREDENTIALS, RESOURCES, GENERIC, "null");
        assertThat(told.parts())
                .extracting(RestoredPart::state)
                .containsExactly("New", "New", "New", "New", "New", "Missing");
    }

    @Test
    @DisplayName("R1.23 R2.22 R7.1 W2 the completion is the end of the run, not of the pass")
    void completed() {
        var at = new Deciding();
        at.hub.run("H1", T1).wish("skip", "latest", "latest");
        at.act();
        assertThat(at.told().completionTimestamp()).isNull();
        var before = at.told();
        at.hub.allPhases("Completed");
        var end = at.told();
        assertThat(RestoreTransitions.between(before, end))
                .extracting(EventNote::reason)
                .contains("Restored");
        assertThat(end.completionTimestamp()).isEqualTo(at.hub.now.toString());
        at.hub.now = at.hub.now.plusSeconds(600);
        assertThat(at.told().completionTimestamp()).isEqualTo(end.completionTimestamp());
    }

    @Test
    @DisplayName("D21 R6.14 W29 after an activation of 50 clusters ten lines tell what happened")
    void tenLines() {
        var at = new Deciding();
        at.hub.run("H1", T1);
        at.act();
        at.hub.allPhases("Completed");
        at.act();
        at.hub.allPhases("Completed");
        at.settled();
        var lines = List.of(
                "45 of 50 managed clusters available.",
                "3 with expired tokens: c3, c7, c9",
                "2 without the address of an API server: c11, c12");
        at.hub.journal = at.hub
                .view()
                .journal()
                .orElseThrow()
                .with(new CleanupRecord(
                        "h",
                        List.of(),
                        List.of(),
                        List.of(new KindTally("Secret", 7, 5, 2, 0, "")),
                        List.of(),
                        List.of(),
                        List.of("Not cleaned up, because this operator may not list them: Widget.example.com.")))
                .with(new ActivationRecord(
                        T1.toString(),
                        Map.of("Available", 45, "TokenExpired", 3, "NoApiUrl", 2, "Local", 1),
                        List.of("Cannot reimport cluster c11, no serverUrl property"),
                        lines,
                        List.of(),
                        "",
                        List.of(),
                        ""))
                .over(Step.DONE, at.hub.now);
        var told = at.told();
        assertThat(told.phase()).isEqualTo("FinishedWithErrors");
        assertThat(told.lastMessage())
                .isEqualTo(
                        "All Velero restores have run successfully; 45 of 50 managed clusters available; 2 without the address of an API server; 3 with expired tokens");
        assertThat(told.summary()).hasSizeLessThanOrEqualTo(10).endsWith(lines.toArray(String[]::new));
        assertThat(told.summary())
                .contains("Clean-up: 7 objects are not in the restored backups; 5 deleted, 2 protected, 0 failed.")
                .contains("Not cleaned up, because this operator may not list them: Widget.example.com.");
        assertThat(told.clusters()).satisfies(clusters -> {
            assertThat(clusters).isNotNull();
            assertThat(String.valueOf(clusters)).contains("45/50", "hub-backup-clusters-");
        });
        assertThat(told.messages()).containsExactly("Cannot reimport cluster c11, no serverUrl property");
    }

    @Test
    @DisplayName("W15 a part without backup is told, in the run and after it")
    void leftOut() {
        var at = new Deciding();
        at.hub.run("H1", T1).without(BackupType.RESOURCES_GENERIC, T1).wish("skip", "latest", "latest");
        at.act();
        var why = "The set of 2026-11-21T10:00:00Z has no backup acm-resources-generic-schedule-….";
        assertThat(at.told().summary()).contains(why);
        at.hub.allPhases("Completed");
        assertThat(at.told()).satisfies(told -> {
            assertThat(told.phase()).isEqualTo("Finished");
            assertThat(told.summary()).contains(why);
        });
    }

    @Test
    @DisplayName("R4.1 what becomes of the Velero Restores of earlier runs is not told")
    void earlierRuns() {
        var at = new Deciding();
        at.hub.run("H1", T1).sync("skip");
        at.act();
        at.hub.allPhases("Completed");
        at.settled();
        at.hub.run("H1", T2);
        at.act();
        at.hub.allPhases("Completed");
        at.hub.phase(CREDENTIALS, "Failed").phase(RESOURCES, "InProgress");
        assertThat(at.told().phase()).isEqualTo("Enabled");
    }

    @Test
    @DisplayName(
            "D31 it is said once whether admission was on when the Restore was created, and of what is not known that it is not")
    void admission() {
        var created = at0().hub.view().created();
        assertThat(author(gate(created.minusSeconds(1)))).containsExactly("True", "AdmissionOn");
        assertThat(author(gate(created))).containsExactly("True", "AdmissionOn");
        assertThat(author(gate(created.plusSeconds(1)))).containsExactly("False", "AdmissionOff");
        assertThat(author(Observed.of(new AdmissionSeen(List.of())))).containsExactly("False", "AdmissionOff");
        assertThat(author(Observed.unreadable("admission", "503"))).containsExactly("Unknown", "Unreadable");

        var at = at0();
        var told = at.told();
        at.admission = gate(created);
        var restore = at.hub.view().restore();
        restore.setStatus(told);
        var view = new RestoreView(
                restore, at.hub.view().hub(), at.hub.view().journal(), at.hub.now, RestoreSettings.defaults());
        var later = RestoreStatusProjection.project(
                view, RestoreDecider.decide(view, Ground.NONE).stage(), Outcomes.none(), at.admission);
        assertThat(later.condition("AuthorChecked")).isEqualTo(told.condition("AuthorChecked"));
    }

    private static Deciding at0() {
        var at = new Deciding();
        at.hub.run("H1", T1);
        return at;
    }

    private static Observed<AdmissionSeen> gate(Instant since) {
        return Observed.of(
                new AdmissionSeen(List.of(new AdmissionSeen.Gate("ValidatingAdmissionPolicyBinding b", since))));
    }

    private static List<String> author(Observed<AdmissionSeen> admission) {
        var at = at0();
        at.admission = admission;
        var condition = at.told().condition("AuthorChecked").orElseThrow();
        assertThat(condition.getMessage()).isNotBlank();
        return List.of(condition.getStatus(), condition.getReason());
    }

    @Test
    @DisplayName("R2.9 R7.2 W43 hooks are told once, as a warning with the reason that tooling knows")
    void hooks() {
        var at = new Deciding();
        at.hub.run("H1", T1).draft = at.hub.draft.with("hooks", Map.of("resources", List.of(Map.of("name", "h"))));
        var told = at.told();
        assertThat(RestoreTransitions.between(RestoreStatus.EMPTY, told))
                .filteredOn(note -> note.reason().equals("RestoreHooksNotSupported"))
                .singleElement()
                .satisfies(note -> {
                    assertThat(note.type()).isEqualTo(EventNote.Type.Warning);
                    assertThat(note.action()).isEqualTo("RestoreHooksNotSupported");
                });
        assertThat(RestoreTransitions.between(told, told)).isEmpty();
    }

    @Test
    @DisplayName("W3 W29 a creation that the API server refuses is told with its words")
    void refusedCreation() {
        var at = new Deciding();
        at.hub.run("H1", T1);
        var decision = at.settled();
        var write =
                switch (decision.move()) {
                    case Move.Act(Plan plan, var list) ->
                        plan.writes().findFirst().orElseThrow();
                    case Move other -> throw new AssertionError(other);
                };
        var failed = new Outcome.Failed(write, 403, "exceeded quota", Optional.empty());
        var told = RestoreStatusProjection.project(
                at.hub.view(), decision.stage(), new Outcomes(List.of(failed)), at.admission);
        assertThat(ready(told).getReason()).isEqualTo("WriteFailed");
        assertThat(ready(told).getMessage()).contains("exceeded quota", "403", CREDENTIALS);
        assertThat(told.phase()).isEqualTo("Started");
    }

    private static Condition ready(RestoreStatus told) {
        return told.condition("Ready").orElseThrow();
    }

    private static RestoreDraft ignoredSync() {
        return RestoreDraft.sync("skip", "acm-credentials-schedule-20261121100000", "latest");
    }
}
