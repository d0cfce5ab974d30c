package io.hubbackup.decide.backup;

import static io.hubbackup.decide.backup.Situation.targets;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import io.hubbackup.api.BackupSchedulePhase;
import io.hubbackup.api.BackupScheduleSpec;
import io.hubbackup.hub.BackupScheduleSeen;
import io.hubbackup.hub.Indexed;
import io.hubbackup.hub.Installers;
import io.hubbackup.hub.ObjectKey;
import io.hubbackup.hub.Observed;
import io.hubbackup.hub.RestoreSeen;
import io.hubbackup.hub.VeleroScheduleSeen;
import io.hubbackup.plan.Rule;
import io.hubbackup.plan.Write;
import io.hubbackup.wire.velero.OwnerReference;
import io.hubbackup.wire.velero.Schedule;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Which rule decides a pass, and what it has written. */
class BackupScheduleDeciderTest {

    private static final Instant CLAIM = Situation.NOW.minus(Duration.ofHours(3));

    private static final Consumer<Situation> DELETING = situation -> situation.deleted = Situation.NOW;
    private static final Consumer<Situation> DUPLICATE = situation -> situation.backupSchedules = Observed.of(
            Indexed.of(new BackupScheduleSeen(new ObjectKey("a", "old"), "a", Instant.EPOCH, false, "", false)));
    private static final Consumer<Situation> PAUSED = situation -> situation.spec(spec -> spec.withPaused(true));
    private static final Consumer<Situation> RESTORING = situation -> situation.restores = Observed.of(
            Indexed.of(new RestoreSeen(new ObjectKey(Situation.NAMESPACE, "r"), "u", Instant.EPOCH, "Running", false)));
    private static final Consumer<Situation> COLLIDED = situation -> situation.backups(
            SeenBackup.foreign("H2", Situation.NOW.minusSeconds(600)).seen());
    private static final Consumer<Situation> DOOMED = situation -> situation.installers = Installers.off();
    private static final Consumer<Situation> NO_STORAGE =
            situation -> situation.locations = Observed.of(Indexed.empty());
    private static final Consumer<Situation> NO_TOKENS =
            situation -> situation.spec(spec -> spec.withUseManagedServiceAccount(true));
    private static final Consumer<Situation> BAD_CRON =
            situation -> situation.spec(spec -> spec.withVeleroSchedule("x"));
    private static final Consumer<Situation> BAD_TTL = situation -> situation.spec(spec -> spec.withVeleroTtl("7d"));

    private static Situation standing() {
        return new Situation().spec(spec -> spec.withNoBackupOnStart(true)).standing(CLAIM);
    }

    @SafeVarargs
    private static Situation standing(Consumer<Situation>... changes) {
        var situation = standing();
        List.of(changes).forEach(change -> change.accept(situation));
        return situation;
    }

    @Test
    @DisplayName("B2.3–B2.21 D23: the order of the rules")
    void order() {
        assertThat(BackupScheduleDecider.RULES)
                .extracting(Rule::number)
                .containsExactly(
                        "BW35",
                        "BW9",
                        "BW36",
                        "BW15",
                        "B2.12",
                        "B2.6",
                        "B2.14",
                        "packaging B3",
                        "B2.7",
                        "B2.8",
                        "B2.9",
                        "BW12",
                        "BW7",
                        "BW1",
                        "B2.16");
    }

    static Stream<Arguments> first() {
        return Stream.of(
                argumentSet("BW35 B2.30 before all", "BW35", standing(DELETING, DUPLICATE, PAUSED)),
                argumentSet("BW9 before the pause", "BW9", standing(DUPLICATE, PAUSED, RESTORING)),
                argumentSet(
                        "BW4 paused, whatever is wrong besides",
                        "B2.12",
                        standing(PAUSED, RESTORING, COLLIDED, NO_STORAGE, BAD_CRON)),
                argumentSet("B2.6 a Restore before the collision", "B2.6", standing(RESTORING, COLLIDED, NO_STORAGE)),
                argumentSet("B2.14 the collision before the storage's health", "B2.14", standing(COLLIDED, NO_TOKENS)),
                argumentSet("B2.14 the collision before the namespace", "B2.14", standing(COLLIDED, DOOMED)),
                argumentSet(
                        "packaging B3 a namespace that is deleted before what is in it",
                        "packaging B3",
                        standing(DOOMED, NO_STORAGE, BAD_CRON)),
                argumentSet(
                        "packaging B3 nor is anything begun while it cannot be told",
                        "packaging B3",
                        changed(new Situation(), s -> s.installers = Situation.unreadable())),
                argumentSet("B2.7 before the options", "B2.7", standing(NO_STORAGE, NO_TOKENS, BAD_CRON)),
                argumentSet("B2.8 before the cron", "B2.8", standing(NO_TOKENS, BAD_CRON)),
                argumentSet("B2.9 before the durations", "B2.9", standing(BAD_CRON, BAD_TTL)),
                argumentSet("BW12", "BW12", standing(BAD_TTL)),
                argumentSet("B2.20 nothing is wrong", "B2.16", standing()),
                argumentSet(
                        "B2.15 without Velero Schedules nothing collides", "B2.16", changed(new Situation(), COLLIDED)),
                argumentSet(
                        "BW7 nobody creates anything without a name",
                        "BW7",
                        changed(new Situation(), s -> s.identity = Situation.unreadable())),
                argumentSet(
                        "BW1 nor without knowing what",
                        "BW1",
                        changed(new Situation(), s -> s.catalogue = Situation.unreadable())),
                argumentSet(
                        "BW1 nor from a catalogue that is not a hub's",
                        "BW1",
                        changed(
                                new Situation(),
                                s -> s.catalogue = Observed.of(new io.hubbackup.hub.ResourceCatalogue(List.of())))),
                argumentSet(
                        "BW15 nor while Velero Schedules cannot be read",
                        "BW15",
                        changed(new Situation(), s -> s.schedules = Situation.unreadable())),
                argumentSet("BW36 a long name", "BW36", changed(new Situation(), s -> s.name = "n".repeat(64))),
                argumentSet(
                        "B1.3 an object without a spec has no cron",
                        "B2.9",
                        changed(new Situation(), s -> s.spec = BackupScheduleSpec.EMPTY)));
    }

    private static Situation changed(Situation situation, Consumer<Situation> change) {
        change.accept(situation);
        return situation;
    }

    @DisplayName("the first rule that answers decides")
    @ParameterizedTest
    @MethodSource("first")
    void decides(String rule, Situation situation) {
        assertThat(situation.decide().rule()).isEqualTo(rule);
    }

    static Stream<Arguments> untouched() {
        return Stream.of(
                argumentSet("BW35 B2.29 nothing is cleaned up either", standing(DELETING)),
                argumentSet("BW9", standing(DUPLICATE)),
                argumentSet("B2.10 B2.7", standing(NO_STORAGE)),
                argumentSet("B2.10 B2.8", standing(NO_TOKENS)),
                argumentSet("B2.10 B2.9", standing(BAD_CRON)),
                argumentSet("B2.10 BW12", standing(BAD_TTL)),
                argumentSet("packaging B3", standing(DOOMED)),
                argumentSet("packaging B3 it cannot be told", standing(s -> s.installers = Situation.unreadable())),
                argumentSet("BW15 Restores unreadable", standing(s -> s.restores = Situation.unreadable())),
                argumentSet("BW15 storage unreadable", standing(s -> s.locations = Situation.unreadable())),
                argumentSet("BW15 backups unreadable", standing(s -> s.backups = Situation.unreadable())),
                argumentSet("BW7 identity unreadable", standing(s -> s.identity = Situation.unreadable())),
                argumentSet("BW1 catalogue unreadable", standing(s -> s.catalogue = Situation.unreadable())),
                argumentSet("B2.20 nothing to do", standing()));
    }

    @DisplayName("the Velero Schedules stay as they are")
    @ParameterizedTest
    @MethodSource("untouched")
    void writesNothing(Situation situation) {
        var decision = situation.decide();

        assertThat(targets(decision.schedules())).isEmpty();
        assertThat(targets(decision.housekeeping())).isEmpty();
    }

    static Stream<Arguments> halting() {
        return Stream.of(
                argumentSet("B2.12 B2.22 paused", standing(PAUSED)),
                argumentSet("BW4 B2.6 a Restore is active", standing(RESTORING)),
                argumentSet("B2.14 B5.13 another hub writes", standing(COLLIDED)));
    }

    @DisplayName("the five Velero Schedules are paused, not deleted")
    @ParameterizedTest
    @MethodSource("halting")
    void pauses(Situation situation) {
        var plan = situation.decide().schedules();

        assertThat(plan.writes())
                .hasSize(5)
                .allSatisfy(write -> assertThat(write)
                        .isInstanceOfSatisfying(
                                Write.Patch.class,
                                patch -> assertThat(patch.body().toString()).isEqualTo("{spec={paused=true}}")));
        assertThat(targets(situation.written(plan).decide().schedules())).isEmpty();
    }

    @DisplayName("B2.13 BW10 no preparation while this hub does not back up")
    @ParameterizedTest
    @MethodSource("halting")
    void doesNotPrepare(Situation situation) {
        assertThat(situation.decide().preparing()).isEmpty();
    }

    @Test
    @DisplayName("B2.26 what was paused goes on when the cause is gone")
    void resumes() {
        var situation = standing(RESTORING);
        situation.written(situation.decide().schedules());
        situation.restores = Observed.of(Indexed.empty());

        var decision = situation.decide();

        assertThat(decision.stage()).isInstanceOf(ScheduleStage.Updating.class);
        assertThat(decision.schedules().writes()).hasSize(5);
        situation.written(decision.schedules());
        assertThat(situation.owned().stream())
                .noneMatch(seen -> seen.object().spec().paused());
        assertThat(situation.decide().stage()).isInstanceOf(ScheduleStage.Steady.class);
    }

    @Test
    @DisplayName("B2.16 the first pass creates the five in order, prepares, and makes no collision of H2's old backups")
    void creates() {
        var situation = new Situation();
        COLLIDED.accept(situation);

        var decision = situation.decide();

        assertThat(decision.stage()).isInstanceOf(ScheduleStage.Creating.class);
        assertThat(decision.preparing()).isPresent();
        assertThat(targets(decision.schedules()))
                .containsExactly(
                        "Create acm-credentials-schedule",
                        "Create acm-managed-clusters-schedule",
                        "Create acm-resources-generic-schedule",
                        "Create acm-resources-schedule",
                        "Create acm-validation-policy-schedule");
    }

    @Test
    @DisplayName("BW8 B2.17 one that was deleted is created again, alone")
    void repairs() {
        var decision = standing().without("acm-credentials-schedule").decide();

        assertThat(decision.stage()).isEqualTo(new ScheduleStage.Repairing(List.of("acm-credentials-schedule")));
        assertThat(targets(decision.schedules())).containsExactly("Create acm-credentials-schedule");
    }

    @Test
    @DisplayName("BW8 the collision is checked before anything is created again")
    void collisionBeforeRepair() {
        var situation = standing(COLLIDED).without("acm-credentials-schedule");

        assertThat(situation.decide().stage()).isInstanceOf(ScheduleStage.Collided.class);
    }

    @Test
    @DisplayName("B2.18 BW11 a change of the spec reaches the Velero Schedules that differ")
    void updates() {
        var situation = standing();
        situation.spec(spec -> spec.withVeleroTtl("48h"));

        var decision = situation.decide();

        assertThat(decision.stage()).isInstanceOf(ScheduleStage.Updating.class);
        assertThat(decision.schedules().writes()).hasSize(4);
    }

    @Test
    @DisplayName("B2.19 a kind that is new on the hub reaches the one Velero Schedule that names it")
    void newKind() {
        var situation = standing();
        situation.catalogue =
                Observed.of(Situation.catalogue(Situation.kind("App", "apps.open-cluster-management.io")));

        assertThat(targets(situation.decide().schedules())).containsExactly("Patch acm-resources-schedule");
    }

    @Test
    @DisplayName("B2.5 BW10 no phase is terminal: a collision whose cause is gone is over")
    void notTerminal() {
        var situation = standing(COLLIDED);
        situation.status = situation.status.withPhase(BackupSchedulePhase.BACKUP_COLLISION, "taken");
        situation.written(situation.decide().schedules()).backups();

        var decision = situation.decide();

        assertThat(decision.stage()).isInstanceOf(ScheduleStage.Updating.class);
        assertThat(situation.written(decision.schedules()).owned().stream())
                .noneMatch(seen -> seen.object().spec().paused());
    }

    @Test
    @DisplayName("B2.28 the BackupSchedule itself is never written: it has no finalizer")
    void noFinalizer() {
        assertThat(new Situation().decide().schedules().writes())
                .allMatch(write -> write.target().kind().equals(Kinds.VELERO_SCHEDULE));
    }

    @Test
    @DisplayName(
            "B2.27 BW35 a Velero Schedule of somebody else is not touched, nor is one of an earlier BackupSchedule of this name")
    void nameTaken() {
        var situation = standing();
        situation.changed(schedule -> schedule.metadata().name().equals("acm-resources-schedule")
                ? owned(schedule, "an-earlier-uid")
                : schedule);

        var decision = situation.decide();

        assertThat(decision.stage()).isEqualTo(new ScheduleStage.NameTaken(List.of("acm-resources-schedule")));
        assertThat(targets(decision.schedules())).isEmpty();
    }

    private static Schedule owned(Schedule schedule, String uid) {
        var owner =
                OwnerReference.of("cluster.open-cluster-management.io/v1beta1", "BackupSchedule", Situation.NAME, uid);
        return schedule.withMetadata(schedule.metadata().withOwnerReferences(List.of(owner.asController())));
    }

    @Test
    @DisplayName("B2.11 owned means the UID, not the name")
    void ownedByUid() {
        var situation = standing();
        situation.changed(schedule -> owned(schedule, "an-earlier-uid"));

        assertThat(situation.view().ownedSchedules()).isEqualTo(Observed.of(Indexed.<VeleroScheduleSeen>empty()));
    }

    @Test
    @DisplayName("B5.10 when another hub took over, that is noted beside the pause, once")
    void notesTheTakeOver() {
        var situation = standing(s -> s.backups(
                SeenBackup.marker("H2", Situation.NOW.minusSeconds(600)).seen()));

        var plan = situation.decide().schedules();

        assertThat(plan.writes()).hasSize(6);
        assertThat(situation.written(plan).decide().schedules().isEmpty()).isTrue();
        assertThat(situation
                        .owned()
                        .get(Situation.NAMESPACE, "acm-resources-schedule")
                        .flatMap(seen -> seen.object().metadata().annotation("hubbackup.io/replaced-by")))
                .contains("H2@2026-11-21T10:20:00Z@acm-restore-clusters-20261121102000");
    }

    @Test
    @DisplayName("BW7 an older id is noted before the label is healed")
    void notesFormerIds() {
        var situation = standing();
        situation.changed(schedule -> schedule.withMetadata(
                schedule.metadata().withLabel("cluster.open-cluster-management.io/backup-cluster", "unknown")));

        var noting = situation.decide().schedules();
        assertThat(noting.writes()).hasSize(5).allMatch(write -> write.because().startsWith("BW7"));
        var healing = situation.written(noting).decide().schedules();
        assertThat(healing.writes())
                .hasSize(5)
                .allMatch(write -> write.because().startsWith("BW11"));
        assertThat(situation.written(healing).decide().stage()).isInstanceOf(ScheduleStage.Steady.class);
    }

    @Test
    @DisplayName("B2.3 expired validation backups are cleaned whatever is decided, but not by a second BackupSchedule")
    void housekeeping() {
        var expired = SeenBackup.of(
                io.hubbackup.wire.BackupType.VALIDATION, "H1", Situation.NOW.minus(Duration.ofHours(200)));

        assertThat(standing(NO_STORAGE, s -> s.backups(expired.seen()))
                        .decide()
                        .housekeeping()
                        .writes())
                .hasSize(1);
        assertThat(standing(DUPLICATE, s -> s.backups(expired.seen()))
                        .decide()
                        .housekeeping()
                        .writes())
                .isEmpty();
    }

    static Stream<Arguments> wakes() {
        return Stream.of(
                argumentSet("B2.20 quiet: the safety net", "2026-11-21T10:35:00Z", UnaryOperator.<Situation>identity()),
                argumentSet("B2.7 refused: a minute", "2026-11-21T10:31:00Z", set(NO_STORAGE)),
                argumentSet(
                        "BW15 doubt: a minute", "2026-11-21T10:31:00Z", set(s -> s.restores = Situation.unreadable())),
                argumentSet("BW14 before the run, to prepare", "2026-11-21T11:58:00Z", at("2026-11-21T11:57:30Z")),
                argumentSet("BW14 and when it is due", "2026-11-21T12:00:01Z", at("2026-11-21T11:58:00Z")));
    }

    private static UnaryOperator<Situation> set(Consumer<Situation> change) {
        return situation -> changed(situation, change);
    }

    private static UnaryOperator<Situation> at(String time) {
        return situation -> changed(situation, s -> s.now = Instant.parse(time));
    }

    @DisplayName("B2.2 when the next look is due")
    @ParameterizedTest
    @MethodSource("wakes")
    void wakes(String expected, UnaryOperator<Situation> change) {
        assertThat(change.apply(standing()).decide().wakeAt()).contains(Instant.parse(expected));
    }

    @Test
    @DisplayName("BW35 B2.4 nobody waits for what is being deleted")
    void deletedSleeps() {
        assertThat(standing(DELETING).decide().wakeAt()).isEmpty();
    }

    @Test
    @DisplayName("B2.1 a decision is a function of the view: twice the same view, twice the same decision")
    void pure() {
        assertThat(standing().decide()).isEqualTo(standing().decide());
    }
}
