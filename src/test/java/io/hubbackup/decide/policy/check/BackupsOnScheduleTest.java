package io.hubbackup.decide.policy.check;

import static io.hubbackup.decide.policy.Backups.lasting;
import static io.hubbackup.decide.policy.PolicyHub.NAMESPACE;
import static io.hubbackup.decide.policy.PolicyHub.NOON;
import static io.hubbackup.decide.policy.PolicyHub.PEER;
import static io.hubbackup.decide.policy.PolicyHub.SELF;
import static io.hubbackup.decide.policy.PolicyHub.active;
import static io.hubbackup.decide.policy.PolicyHub.backup;
import static io.hubbackup.decide.policy.PolicyHub.bare;
import static io.hubbackup.decide.policy.PolicyHub.key;
import static io.hubbackup.decide.policy.PolicyHub.passive;
import static io.hubbackup.decide.policy.PolicyHub.terms;
import static io.hubbackup.decide.policy.check.Row.compliant;
import static io.hubbackup.decide.policy.check.Row.notApplicable;
import static io.hubbackup.decide.policy.check.Row.suppressed;
import static io.hubbackup.decide.policy.check.Row.unknown;
import static io.hubbackup.decide.policy.check.Row.violated;

import io.hubbackup.decide.policy.PolicyHub;
import io.hubbackup.decide.policy.Verdict.Common;
import io.hubbackup.decide.policy.WrittenCatalogue;
import io.hubbackup.decide.policy.check.BackupsOnSchedule.Why;
import io.hubbackup.hub.BackupScheduleSeen;
import io.hubbackup.hub.Indexed;
import io.hubbackup.hub.Observed;
import io.hubbackup.hub.RestoreTerms;
import io.hubbackup.hub.VeleroScheduleSeen;
import io.hubbackup.wire.BackupType;
import io.hubbackup.wire.Tree;
import io.hubbackup.wire.velero.Schedule;
import io.hubbackup.wire.velero.ScheduleStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("T10, U6, U7, U20 Backups are made when the cron says so")
class BackupsOnScheduleTest {

    private static final Duration HOUR = Duration.ofHours(1);
    private static final Instant RUN = NOON;
    private static final Instant NEXT = NOON.plus(Duration.ofHours(2));
    private static final Instant LATE = NEXT.plus(Duration.ofMinutes(10));

    /** Ten minutes after the life of the peer's last validation backup. */
    private static final Instant ALIVE = NOON.plus(Duration.ofMinutes(135));

    static Stream<Arguments> rows() {
        return Stream.of(
                compliant(active().set(SELF, RUN), Why.OnSchedule)
                        .at(LATE.minusMillis(1))
                        .until(LATE)
                        .saying("began at 2026-03-03T12:00:00Z; the next one is expected at 2026-03-03T14:00:00Z")
                        .as("T10 a tick and its grace are not over"),
                violated(active().set(SELF, RUN), Why.RunMissed)
                        .at(LATE)
                        .saying("The run of 2026-03-03T14:00:00Z did not begin until 2026-03-03T14:10:00Z")
                        .as("U7 a missed run is told at tick and grace, not when something expires"),
                compliant(slow(Duration.ofMinutes(20)), Why.OnSchedule)
                        .at(NEXT.plus(Duration.ofMinutes(40)).minusMillis(1))
                        .as("T10 the grace is twice what a set usually takes"),
                violated(slow(Duration.ofMinutes(20)), Why.RunMissed)
                        .at(NEXT.plus(Duration.ofMinutes(40)))
                        .as("T10 and no more"),
                violated(slow(Duration.ofMinutes(45)), Why.RunMissed)
                        .at(NEXT.plus(HOUR))
                        .as("T10 and never more than half way to the next run"),
                violated(active().set(SELF, RUN).set(PEER, NEXT), Why.RunMissed)
                        .at(LATE)
                        .as("U6 the backups of another hub are not ours"),
                unknown(fresh("0 */2 * * *"), Why.AwaitingFirstRun)
                        .at(NOON.plus(Duration.ofMinutes(130)).minusMillis(1))
                        .until(NOON.plus(Duration.ofMinutes(130)))
                        .as("U7 nothing has to be there before the first run"),
                violated(fresh("0 */2 * * *"), Why.RunMissed)
                        .at(NOON.plus(Duration.ofMinutes(130)))
                        .saying("the last one began never")
                        .as("T10 the first run is missed"),
                violated(lastRun("Failed"), Why.LastRunFailed)
                        .until(LATE)
                        .saying("acm-resources-schedule-20260303120000 is Failed")
                        .as("U6 a set with a failed member"),
                violated(lastRun("FailedValidation"), Why.LastRunFailed)
                        .as("U6 a set with a member that Velero refused"),
                compliant(lastRun("PartiallyFailed"), Why.OnSchedule).as("T10 a partial one is judged elsewhere"),
                compliant(
                                active().set(SELF, RUN)
                                        .plus(List.of(backup(
                                                BackupType.RESOURCES, SELF, "Failed", RUN.minus(Duration.ofHours(2))))),
                                Why.OnSchedule)
                        .as("T10 only the newest set counts"),
                compliant(active().set(SELF, RUN).velerosSchedules(skipped(NEXT.plus(HOUR))), Why.OnSchedule)
                        .at(NEXT.plus(HOUR))
                        .as("T10 the end of a pause counts as a run"),
                compliant(weekdays(), Why.OnSchedule)
                        .at(Instant.parse("2026-03-08T12:00:00Z"))
                        .until(Instant.parse("2026-03-09T08:10:00Z"))
                        .as("U7 on Sunday a cron of weekdays has missed nothing"),
                violated(weekdays(), Why.RunMissed)
                        .at(Instant.parse("2026-03-09T08:10:00Z"))
                        .as("U7 on Monday it has"),
                suppressed(active().schedule("Enabled", terms("every night")), Common.DependencyFailed)
                        .saying("every night")
                        .as("T10 a cron that cannot be read is that of T15"),
                suppressed(active().schedule("Paused").set(SELF, RUN), Why.SchedulePaused)
                        .at(LATE)
                        .as("T10 paused by the user"),
                notApplicable(active().schedule("Paused").set(PEER, RUN), Why.PeerHubActive)
                        .at(ALIVE)
                        .until(ALIVE.plusMillis(1))
                        .as("T10 paused while another hub writes"),
                suppressed(active().schedule("Paused").set(PEER, RUN), Why.SchedulePaused)
                        .at(ALIVE.plusMillis(1))
                        .as("T10 paused, and the other hub has stopped"),
                suppressed(active().schedule("BackupCollision"), Common.DependencyFailed)
                        .saying("acm-backup-clusters-collision-report")
                        .as("T10 the collision is that of T14"),
                compliant(following().set(PEER, RUN), Why.PeerHubActive)
                        .at(ALIVE)
                        .saying("Hub hub-two backs up: its last run began at 2026-03-03T12:00:00Z")
                        .as("U20 a passive hub sees the other one alive"),
                violated(following().set(PEER, RUN), Why.NoHubGeneratingBackups)
                        .at(ALIVE.plusMillis(1))
                        .as("U7 the life of its last backup is over, whether Velero has collected it or not"),
                violated(following(), Why.NoHubGeneratingBackups).as("T10 a passive hub sees nobody"),
                violated(
                                following().plus(List.of(backup(BackupType.VALIDATION, PEER, "Failed", RUN))),
                                Why.NoHubGeneratingBackups)
                        .as("U6 a failed backup is no sign of life"),
                compliant(bare().restore("Finished", restored("skip")).set(PEER, RUN), Why.PeerHubActive)
                        .as("T10 a hub that was only restored sees the other one alive"),
                unknown(bare().restore("Finished", restored("latest")), Why.AwaitingSchedule)
                        .at(NOON.plus(HOUR))
                        .until(NOON.plus(HOUR).plusMillis(1))
                        .as("T10 an hour to be backed up again"),
                compliant(bare().restore("Finished", restored("latest")).set(PEER, RUN), Why.PeerHubActive)
                        .until(NOON.plus(HOUR).plusMillis(1))
                        .as("T10 while the other hub still writes"),
                suppressed(bare().restore("Finished", restored("latest")).set(PEER, RUN), Why.ActivatedWithoutSchedule)
                        .at(NOON.plus(HOUR).plusMillis(1))
                        .as("T10 an activated hub without BackupSchedule is that of N07"),
                notApplicable(bare(), Why.NoBackupSchedule).as("T10 a hub that nobody has configured"),
                unknown(active().identity(Observed.unreadable("ClusterVersion", "timeout")), Common.Unreadable)
                        .as("T10 nobody knows whose the backups are"),
                unknown(active().velerosSchedules(Observed.unreadable("Schedule", "timeout")), Common.Unreadable)
                        .as("T10 nobody knows when it ran"),
                unknown(active().backups(Observed.notServed("Backup")), Common.Unreadable)
                        .as("U18 Velero is not there"));
    }

    private static PolicyHub following() {
        return bare().restore("Enabled", passive());
    }

    private static RestoreTerms restored(String managedClusters) {
        return new RestoreTerms(false, Optional.empty(), managedClusters, List.of(), "", Optional.of(NOON));
    }

    /** The last three sets took that long. */
    private static PolicyHub slow(Duration length) {
        return active().plus(Stream.of(0, 2, 4)
                .map(hours -> RUN.minus(Duration.ofHours(hours)))
                .flatMap(run -> Stream.of(
                        backup(BackupType.VALIDATION, SELF, "Completed", run),
                        lasting(
                                backup(BackupType.RESOURCES, SELF, "Completed", run.plusSeconds(2)),
                                length.minusSeconds(2))))
                .toList());
    }

    private static PolicyHub lastRun(String phase) {
        return active().plus(List.of(
                backup(BackupType.RESOURCES, SELF, phase, RUN), backup(BackupType.VALIDATION, SELF, "Completed", RUN)));
    }

    /** Created at noon. */
    private static PolicyHub fresh(String cron) {
        return bare().schedules(Observed.of(
                Indexed.of(new BackupScheduleSeen(key("new"), "uid", NOON, false, "Enabled", false, terms(cron)))));
    }

    private static PolicyHub weekdays() {
        return active().schedule("Enabled", terms("0 8 * * 1-5")).set(SELF, Instant.parse("2026-03-06T08:00:00Z"));
    }

    private static Observed<Indexed<VeleroScheduleSeen>> skipped(Instant when) {
        var schedule = Schedule.named(NAMESPACE, BackupType.VALIDATION.scheduleName());
        return Observed.of(Indexed.of(
                VeleroScheduleSeen.of(schedule.withStatus(new ScheduleStatus(Tree.EMPTY.with("lastSkipped", when))))));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void judges(Row row) {
        row.holdsFor(new BackupsOnSchedule(WrittenCatalogue.read()));
    }

    @Test
    @DisplayName("T10 whoever wants every hub to be backed up says so")
    void asksForAScheduleWhereItIsWanted() {
        var catalogue = WrittenCatalogue.with("backup-schedule-cron-enabled.requireSchedule", "true");
        violated(bare(), Why.NoBackupSchedule).holdsFor(new BackupsOnSchedule(catalogue));
    }
}
