package io.hubbackup.decide.backup.status;

import static io.hubbackup.decide.backup.Situation.done;
import static io.hubbackup.decide.backup.Situation.failing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import io.fabric8.kubernetes.api.model.Condition;
import io.hubbackup.api.BackupScheduleStatus;
import io.hubbackup.decide.backup.SeenBackup;
import io.hubbackup.decide.backup.Situation;
import io.hubbackup.hub.BackupScheduleSeen;
import io.hubbackup.hub.Indexed;
import io.hubbackup.hub.Installers;
import io.hubbackup.hub.ObjectKey;
import io.hubbackup.hub.Observed;
import io.hubbackup.hub.RestoreSeen;
import io.hubbackup.plan.Outcomes;
import io.hubbackup.wire.BackupType;
import io.hubbackup.wire.velero.Schedule;
import io.hubbackup.wire.velero.SchedulePhase;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The whole status of a BackupSchedule with a run every two hours, looked at half an hour after one. */
class StatusProjectionTest {

    private static final Instant CLAIM = Instant.parse("2026-11-21T08:00:00Z");
    private static final Instant RUN = Instant.parse("2026-11-21T10:00:00Z");

    private static Situation standing() {
        return new Situation().standing(CLAIM);
    }

    private static Situation standing(Consumer<Situation> change) {
        var situation = standing();
        change.accept(situation);
        return situation;
    }

    /** A hub whose last run gave a complete set. */
    private static Situation backedUp() {
        return standing(situation -> run(situation, RUN, "Completed"));
    }

    private static Situation backedUp(Consumer<Situation> change) {
        var situation = backedUp();
        change.accept(situation);
        return situation;
    }

    private static void run(Situation situation, Instant at, String phase, BackupType... inPhase) {
        var odd = List.of(inPhase);
        situation.backups = Observed.of(Indexed.of(Arrays.stream(BackupType.values())
                .map(type -> SeenBackup.of(type, "H1", at))
                .map(backup -> odd.isEmpty()
                                || odd.stream().anyMatch(type -> backup.name().startsWith(type.scheduleName() + "-2"))
                        ? backup.ended(phase, phase.equals("Completed") ? "" : "disk full")
                        : backup)
                .map(SeenBackup::seen)
                .toList()));
    }

    private static BackupScheduleStatus status(Situation situation) {
        var decision = situation.decide();
        return StatusProjection.project(
                situation.view(), decision, done(decision.preparation()), done(decision.schedules()));
    }

    private static Condition condition(BackupScheduleStatus status, ConditionType type) {
        return status.condition(type.name()).orElseThrow();
    }

    private static String ready(BackupScheduleStatus status) {
        var ready = condition(status, ConditionType.Ready);
        return ready.getStatus() + " " + ready.getReason();
    }

    /** What holds of every status. */
    private static void sound(BackupScheduleStatus status) {
        assertThat(status.conditions())
                .isSortedAccordingTo((a, b) -> a.getType().compareTo(b.getType()));
        assertThat(status.conditions()).allSatisfy(condition -> {
            assertThat(condition.getReason()).isNotEmpty();
            assertThat(condition.getMessage()).isNotEmpty();
            assertThat(condition.getLastTransitionTime()).isNotEmpty();
            assertThat(condition.getObservedGeneration()).isEqualTo(3);
        });
        assertThat(status.observedGeneration()).isEqualTo(3);
        assertThat(status.condition("Reconciling").isPresent()
                        && status.condition("Stalled").isPresent())
                .as("kstatus: at work and stalled")
                .isFalse();
        if (ready(status).startsWith("True")) {
            assertThat(status.condition("Reconciling")).isEmpty();
            assertThat(status.condition("Stalled")).isEmpty();
        }
    }

    private static Consumer<Situation> phases(SchedulePhase... phases) {
        return situation -> {
            var next = List.of(phases).iterator();
            situation.changed(schedule -> schedule.withStatus(schedule.status().withPhase(next.next())));
        };
    }

    static Stream<Arguments> phaseRows() {
        var enabled = SchedulePhase.ENABLED;
        var fresh = SchedulePhase.NEW;
        var unseen = SchedulePhase.NONE;
        var refused = SchedulePhase.FAILED_VALIDATION;
        var unknownText =
                "Some Velero schedules are not enabled. If the status doesn't change check the velero pod is running and that you have created a Velero resource as documented in the install guide.";
        return Stream.of(
                argumentSet("B2.16 just created", new Situation(), "New", "Velero schedules are initialized"),
                argumentSet("B2.21 enabled", standing(), "Enabled", "Velero schedules are enabled"),
                argumentSet(
                        "B2.21 one new",
                        standing(phases(enabled, enabled, fresh, enabled, enabled)),
                        "New",
                        "Velero schedules are initialized"),
                argumentSet(
                        "B2.21 one unseen",
                        standing(phases(enabled, unseen, fresh, enabled, enabled)),
                        "Unknown",
                        unknownText),
                argumentSet(
                        "BW32 unseen outweighs new wherever it stands",
                        standing(phases(fresh, enabled, enabled, enabled, unseen)),
                        "Unknown",
                        unknownText),
                argumentSet(
                        "BW32 refused outweighs all",
                        standing(phases(fresh, unseen, enabled, enabled, refused)),
                        "FailedValidation",
                        "Velero schedules initialization failed"),
                argumentSet(
                        "B2.21 a word that nobody knows",
                        standing(phases(enabled, SchedulePhase.UNKNOWN, enabled, enabled, enabled)),
                        "Enabled",
                        "Velero schedules are enabled"),
                argumentSet(
                        "B2.12 paused",
                        standing(s -> s.spec(spec -> spec.withPaused(true))),
                        "Paused",
                        "BackupSchedule is paused."),
                argumentSet(
                        "B1.12 created paused",
                        changed(s -> s.spec(spec -> spec.withPaused(true))),
                        "Paused",
                        "BackupSchedule is paused."),
                argumentSet(
                        "B2.6 a Restore",
                        standing(s -> s.restores = Observed.of(Indexed.of(new RestoreSeen(
                                new ObjectKey(Situation.NAMESPACE, "r"), "u", Instant.EPOCH, "Running", false)))),
                        "FailedValidation",
                        "Restore resource r is currently active, verify that any active restores are removed."),
                argumentSet(
                        "packaging B3 a MultiClusterHub deletes the namespace",
                        standing(s -> s.installers = Installers.off()),
                        "FailedValidation",
                        "MultiClusterHub open-cluster-management/multiclusterhub deletes namespace open-cluster-management-backup with everything in it while its component cluster-backup is off."),
                argumentSet(
                        "B2.9 the cron",
                        standing(s -> s.spec(spec -> spec.withVeleroSchedule(""))),
                        "FailedValidation",
                        "Schedule must be a non-empty valid Cron expression"),
                argumentSet(
                        "B2.27 a name is taken",
                        standing(s -> s.changed(schedule ->
                                schedule.withMetadata(schedule.metadata().withOwnerReferences(List.of())))),
                        "Failed",
                        "Velero schedules initialization failed: schedules.velero.io \"acm-credentials-schedule\" already exists"),
                argumentSet(
                        "BW15 never seen before, and unreadable",
                        changed(s -> s.restores = Observed.unreadable("restores", "timeout")),
                        "Unknown",
                        "It cannot be told whether a Restore is active (restores: timeout), so the Velero Schedules stay as they are. It is tried again."));
    }

    private static Situation changed(Consumer<Situation> change) {
        var situation = new Situation();
        change.accept(situation);
        return situation;
    }

    @DisplayName("1.4 phase and lastMessage, word for word")
    @ParameterizedTest
    @MethodSource("phaseRows")
    void phase(Situation situation, String phase, String lastMessage) {
        var status = status(situation);

        assertThat(status.phase()).isEqualTo(phase);
        assertThat(status.lastMessage()).isEqualTo(lastMessage);
        sound(status);
    }

    @Test
    @DisplayName("B5.13 B2.14 a collision has its phase and text")
    void collision() {
        var status =
                status(backedUp(s -> s.backups(SeenBackup.foreign("H2", RUN).seen())));

        assertThat(status.phase()).isEqualTo("BackupCollision");
        assertThat(status.lastMessage())
                .startsWith("Backup acm-resources-schedule-20261121100000, from cluster with id [H2]");
        assertThat(ready(status)).isEqualTo("False ForeignBackup");
        assertThat(condition(status, ConditionType.Owner).getMessage())
                .endsWith(
                        "set annotation hubbackup.io/take-ownership of this BackupSchedule to \"H1@<time now, RFC 3339>\".");
        assertThat(status.condition("Stalled")).isPresent();
        assertThat(status.nextRunTime()).isNull();
        sound(status);
    }

    @Test
    @DisplayName("B1.25 B2.22 B2.25 the number of Velero Schedules that could not be paused is said")
    void pauseErrors() {
        var situation = standing(s -> s.spec(spec -> spec.withPaused(true)));
        var decision = situation.decide();

        var status = StatusProjection.project(
                situation.view(), decision, Outcomes.none(), failing(decision.schedules(), 2, "no right"));

        assertThat(status.lastMessage()).isEqualTo("BackupSchedule is paused. (with 2 schedule pause errors)");
        assertThat(condition(status, ConditionType.SchedulesInSync).getReason()).isEqualTo("WriteFailed");
    }

    @Test
    @DisplayName(
            "B2.23 B2.32 while a pause is being written, the copies show what was seen, and the phase is the one that Restores look for")
    void pausing() {
        var status = status(standing(s -> s.spec(spec -> spec.withPaused(true))));

        assertThat(status.phase()).isEqualTo("Paused");
        assertThat(status.veleroScheduleResources().toString()).doesNotContain("paused=true");
    }

    @Test
    @DisplayName("B2.16 a creation that fails is Failed, with the words of the API server")
    void creationFails() {
        var situation = new Situation();
        var decision = situation.decide();

        var status = StatusProjection.project(
                situation.view(), decision, Outcomes.none(), failing(decision.schedules(), 1, "no space"));

        assertThat(status.phase()).isEqualTo("Failed");
        assertThat(status.lastMessage())
                .startsWith("Velero schedules initialization failed: ")
                .endsWith("no space");
        assertThat(ready(status)).isEqualTo("False WriteFailed");
        sound(status);
    }

    @Test
    @DisplayName("B1.20 B1.21 B1.22 B1.23 B1.24 three Velero Schedules are copied, without their metadata")
    void copies() {
        var status = status(standing());

        assertThat(status.veleroScheduleCredentials())
                .containsEntry("kind", "Schedule")
                .containsEntry("metadata", Map.of());
        assertThat(status.veleroScheduleManagedClusters()).containsKey("spec");
        assertThat(status.veleroScheduleResources()).containsEntry("status", Map.of("phase", "Enabled"));
    }

    @Test
    @DisplayName("B1.20 without Velero Schedules there are no copies; when they cannot be read the copies stay")
    void copiesOfNothing() {
        assertThat(status(new Situation()).veleroScheduleCredentials()).isEmpty();

        var situation = standing();
        situation.status = status(situation);
        situation.schedules = Situation.unreadable();
        assertThat(status(situation).veleroScheduleCredentials())
                .isEqualTo(situation.status.veleroScheduleCredentials());
    }

    static Stream<Arguments> readyRows() {
        return Stream.of(
                argumentSet("just created", new Situation(), "False CreatingSchedules"),
                argumentSet(
                        "the first set is announced",
                        standing(s -> s.changed(StatusProjectionTest::announced)),
                        "False FirstBackupPending"),
                argumentSet(
                        "the first set is under way",
                        standing(s -> run(s, RUN, "InProgress")),
                        "False FirstBackupPending"),
                argumentSet(
                        "Velero's queue is a normal thing",
                        standing(s -> run(s, RUN, "Queued")),
                        "False FirstBackupPending"),
                argumentSet("the first set is complete", backedUp(), "True BackedUp"),
                argumentSet(
                        "packaging B3 a MultiClusterHub deletes the namespace",
                        standing(s -> s.installers = Installers.off()),
                        "False NamespaceWillBeDeleted"),
                argumentSet("BW32 all five failed", standing(s -> run(s, RUN, "Failed")), "False BackupFailed"),
                argumentSet(
                        "BW32 Velero refused them",
                        standing(s -> run(s, RUN, "FailedValidation")),
                        "False BackupFailed"),
                argumentSet(
                        "BW32 one of them is only partly there",
                        standing(s -> run(s, RUN, "PartiallyFailed", BackupType.CREDENTIALS)),
                        "False BackupFailed"),
                argumentSet(
                        "B3.23 the validation backup holds nothing",
                        standing(s -> run(s, RUN, "Failed", BackupType.VALIDATION)),
                        "True BackedUp"),
                argumentSet(
                        "B1.10 noBackupOnStart, the first run is not due",
                        changed(s -> s.spec(spec -> spec.withNoBackupOnStart(true))
                                .standing(Situation.NOW.minusSeconds(60))),
                        "True WaitingForFirstRun"),
                argumentSet(
                        "B1.10 noBackupOnStart, the first run is due",
                        changed(s ->
                                s.spec(spec -> spec.withNoBackupOnStart(true)).standing(CLAIM)),
                        "False FirstBackupPending"),
                argumentSet(
                        "an older set of ours is not the first of this claim",
                        changed(s -> {
                            s.standing(Situation.NOW.minusSeconds(60)).changed(StatusProjectionTest::announced);
                            run(s, RUN, "Completed");
                        }),
                        "False FirstBackupPending"),
                argumentSet(
                        "D7 a second before three intervals and half an hour",
                        backedUp(s -> s.now = RUN.plus(Duration.ofMinutes(390)).minusSeconds(1)),
                        "True BackedUp"),
                argumentSet(
                        "D7 a second after them",
                        backedUp(s -> s.now = RUN.plus(Duration.ofMinutes(390)).plusSeconds(1)),
                        "False RecoveryPointStale"),
                argumentSet("paused", backedUp(s -> s.spec(spec -> spec.withPaused(true))), "False Paused"),
                argumentSet(
                        "BW9 another one is older",
                        backedUp(s -> s.backupSchedules = Observed.of(Indexed.of(new BackupScheduleSeen(
                                new ObjectKey("a", "old"), "a", Instant.EPOCH, false, "", false)))),
                        "False OlderBackupScheduleExists"),
                argumentSet(
                        "B2.7 no storage",
                        backedUp(s -> s.locations = Observed.of(Indexed.empty())),
                        "False StorageMissing"),
                argumentSet(
                        "B2.9 a bad cron",
                        backedUp(s -> s.spec(spec -> spec.withVeleroSchedule("x"))),
                        "False CronInvalid"),
                argumentSet(
                        "B1.16 a date that never comes",
                        changed(s -> {
                            s.spec(spec -> spec.withVeleroSchedule("0 0 30 2 *"))
                                    .standing(CLAIM);
                            run(s, RUN, "Completed");
                        }),
                        "False CronNeverFires"),
                argumentSet(
                        "BW12 a short ttl is a warning",
                        changed(s -> {
                            s.spec(spec -> spec.withVeleroTtl("1h")).standing(CLAIM);
                            run(s, RUN, "Completed");
                        }),
                        "True BackedUp"),
                argumentSet(
                        "B2.21 Velero gets a minute to look at new Velero Schedules",
                        changed(s -> s.standing(Situation.NOW.minusSeconds(59)).changed(StatusProjectionTest::unseen)),
                        "False SchedulesNew"),
                argumentSet(
                        "B2.21 and not more",
                        changed(s -> s.standing(Situation.NOW.minusSeconds(60)).changed(StatusProjectionTest::unseen)),
                        "False VeleroNotRunning"),
                argumentSet(
                        "B2.21 Velero does not run",
                        backedUp(s -> phases(
                                        SchedulePhase.NONE,
                                        SchedulePhase.NONE,
                                        SchedulePhase.NONE,
                                        SchedulePhase.NONE,
                                        SchedulePhase.NONE)
                                .accept(s)),
                        "False VeleroNotRunning"),
                argumentSet(
                        "B2.21 Velero refuses one",
                        backedUp(s -> phases(
                                        SchedulePhase.ENABLED,
                                        SchedulePhase.ENABLED,
                                        SchedulePhase.FAILED_VALIDATION,
                                        SchedulePhase.ENABLED,
                                        SchedulePhase.ENABLED)
                                .accept(s)),
                        "False VeleroRefusesSchedule"),
                argumentSet(
                        "BW15 backups unreadable",
                        backedUp(s -> s.backups = Situation.unreadable()),
                        "Unknown OwnerUndecided"),
                argumentSet(
                        "BW15 Restores unreadable",
                        backedUp(s -> s.restores = Situation.unreadable()),
                        "Unknown RestoresUnreadable"),
                argumentSet(
                        "BW15 Velero Schedules unreadable",
                        backedUp(s -> s.schedules = Situation.unreadable()),
                        "Unknown SchedulesUnreadable"),
                argumentSet(
                        "BW1 discovery failed",
                        backedUp(s -> s.catalogue = Situation.unreadable()),
                        "Unknown SchedulesDoubtful"));
    }

    private static Schedule unseen(Schedule schedule) {
        return schedule.withStatus(schedule.status().withPhase(SchedulePhase.NONE));
    }

    private static Schedule announced(Schedule schedule) {
        return schedule.withMetadata(
                schedule.metadata().withAnnotation("hubbackup.io/initial-backup", "20261121102900"));
    }

    @DisplayName("Ready: this hub is backed up")
    @ParameterizedTest
    @MethodSource("readyRows")
    void readiness(Situation situation, String expected) {
        var status = status(situation);

        assertThat(ready(status)).isEqualTo(expected);
        sound(status);
        sameAgain(situation, status);
    }

    /** Nothing ticks: a later look at an unchanged hub, under the status of the first, gives the same status. */
    private static void sameAgain(Situation situation, BackupScheduleStatus status) {
        situation.status = status;
        var decision = situation.decide();
        situation.written(decision.schedules());
        situation.status =
                StatusProjection.project(situation.view(), situation.decide(), Outcomes.none(), Outcomes.none());
        situation.now = situation.now.plusMillis(700);
        assertThat(StatusProjection.project(situation.view(), situation.decide(), Outcomes.none(), Outcomes.none()))
                .isEqualTo(situation.status);
        assertThat(Transitions.between(situation.status, situation.status)).isEmpty();
    }

    @Test
    @DisplayName(
            "BW32 a failure is told with type, name and Velero's words in the pass that sees it, and is over with the next good set")
    void failureAndRecovery() {
        var situation = backedUp();
        situation.status = status(situation);

        run(situation, RUN.plus(Duration.ofMinutes(20)), "Failed");
        situation.status = status(situation);

        assertThat(ready(situation.status)).isEqualTo("False BackupFailed");
        assertThat(condition(situation.status, ConditionType.Ready).getMessage())
                .startsWith(
                        "credentials: Velero Backup acm-credentials-schedule-20261121102000 is Failed: disk full; managedClusters: ");
        assertThat(situation.status.lastResults()).hasSize(5).allMatch(result -> "disk full".equals(result.message()));

        run(situation, RUN.plus(Duration.ofMinutes(25)), "Completed");

        assertThat(ready(status(situation))).isEqualTo("True BackedUp");
    }

    @Test
    @DisplayName("BW32 the newest complete set, the last results, the next run and the recovery point")
    void record() {
        var status = status(backedUp());

        var set = java.util.Objects.requireNonNull(status.lastCompleteSet());
        assertThat(set.time()).isEqualTo("2026-11-21T10:00:00Z");
        assertThat(set.completionTime()).isEqualTo("2026-11-21T10:01:30Z");
        assertThat(set.hubId()).isEqualTo("H1");
        assertThat(set.backups())
                .containsOnlyKeys("credentials", "managedClusters", "resources", "resourcesGeneric")
                .containsEntry("resources", "acm-resources-schedule-20261121100000");
        assertThat(status.lastResults())
                .extracting(result -> result.type() + " " + result.phase())
                .containsExactly(
                        "credentials Completed",
                        "managedClusters Completed",
                        "resourcesGeneric Completed",
                        "resources Completed",
                        "validation Completed");
        assertThat(status.nextRunTime()).isEqualTo("2026-11-21T12:00:00Z");
        var point = java.util.Objects.requireNonNull(status.recoveryPoint());
        assertThat(List.of(
                        String.valueOf(point.time()),
                        String.valueOf(point.interval()),
                        String.valueOf(point.staleAfter())))
                .containsExactly("2026-11-21T10:00:00Z", "2h0m0s", "2026-11-21T16:30:00Z");
    }

    @Test
    @DisplayName("BW15 what is known of the backups stays while they cannot be read, and so does the phase")
    void recordStays() {
        var situation = backedUp();
        situation.status = status(situation);
        situation.backups = Situation.unreadable();

        var status = status(situation);

        assertThat(status.lastCompleteSet()).isEqualTo(situation.status.lastCompleteSet());
        assertThat(status.lastResults()).isEqualTo(situation.status.lastResults());
        assertThat(status.phase()).isEqualTo("Enabled");
        assertThat(condition(status, ConditionType.LastBackupSucceeded).getStatus())
                .isEqualTo("Unknown");
    }

    @Test
    @DisplayName("BW15 and it stays while there is no storage location to look for them in")
    void recordStaysWithoutStorage() {
        var situation = backedUp();
        situation.status = status(situation);
        situation.locations = Observed.of(Indexed.empty());

        var status = status(situation);

        assertThat(status.lastCompleteSet()).isEqualTo(situation.status.lastCompleteSet());
        assertThat(condition(status, ConditionType.LastBackupSucceeded).getMessage())
                .contains("there is none that the backups go to");
    }

    @Test
    @DisplayName("BW32 one type that has finished does not speak for the others")
    void firstOfTheSet() {
        var situation = standing(s -> s.backups = Observed.of(
                Indexed.of(SeenBackup.of(BackupType.CREDENTIALS, "H1", RUN).seen())));

        assertThat(condition(status(situation), ConditionType.LastBackupSucceeded)
                        .getReason())
                .isEqualTo("NoBackupYet");
    }

    @Test
    @DisplayName("BW4 what is wrong besides is told too: paused, and no storage, and a bad duration")
    void allFindings() {
        var status = status(standing(s -> {
            s.spec(spec -> spec.withPaused(true).withVeleroTtl("7d"));
            s.locations = Observed.of(Indexed.empty());
        }));

        assertThat(status.phase()).isEqualTo("Paused");
        assertThat(condition(status, ConditionType.Active).getReason()).isEqualTo("Paused");
        assertThat(condition(status, ConditionType.StorageAvailable).getReason())
                .isEqualTo("StorageMissing");
        assertThat(condition(status, ConditionType.SpecValid).getReason()).isEqualTo("DurationInvalid");
    }

    @Test
    @DisplayName("BW39 kinds that Velero cannot find are named")
    void unresolved() {
        var odd = new io.hubbackup.hub.ApiResource(
                "apps.open-cluster-management.io", "v1", "OddKind", "odds", "odd", true, true, true, false, true);
        var status = status(backedUp(s -> s.catalogue = Observed.of(Situation.catalogue(odd))));

        var discovered = condition(status, ConditionType.ResourcesDiscovered);
        assertThat(discovered.getReason()).isEqualTo("KindsUnresolved");
        assertThat(discovered.getMessage()).contains("oddkind.apps.open-cluster-management.io");
    }

    @Test
    @DisplayName("BW1 a failed discovery is told, and the lists stay")
    void undiscovered() {
        var status = status(backedUp(s -> s.catalogue = Observed.unreadable("discovery", "metrics.k8s.io: 503")));

        assertThat(condition(status, ConditionType.ResourcesDiscovered).getStatus())
                .isEqualTo("Unknown");
        assertThat(condition(status, ConditionType.ResourcesDiscovered).getMessage())
                .contains("metrics.k8s.io: 503");
        assertThat(status.phase()).isEqualTo("Enabled");
    }

    @Test
    @DisplayName("BW35 of one that is being deleted nothing is said any more")
    void deleted() {
        var situation = backedUp();
        situation.status = status(situation);
        situation.deleted = Situation.NOW;

        assertThat(status(situation)).isSameAs(situation.status);
    }

    @Test
    @DisplayName("BW32 the order in which Velero Schedules are listed does not matter")
    void order() {
        var phases = Arrays.asList(
                SchedulePhase.ENABLED,
                SchedulePhase.NONE,
                SchedulePhase.NEW,
                SchedulePhase.ENABLED,
                SchedulePhase.FAILED_VALIDATION);
        var random = new java.util.Random(7);
        for (int i = 0; i < 20; i++) {
            Collections.shuffle(phases, random);
            assertThat(status(standing(phases(phases.toArray(SchedulePhase[]::new))))
                            .phase())
                    .isEqualTo("FailedValidation");
        }
    }
}
