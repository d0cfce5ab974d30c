package io.hubbackup.decide.backup.collision;

import static io.hubbackup.decide.backup.SeenBackup.foreign;
import static io.hubbackup.decide.backup.SeenBackup.marker;
import static io.hubbackup.decide.backup.SeenBackup.resources;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import io.hubbackup.decide.backup.SeenBackup;
import io.hubbackup.decide.backup.Situation;
import io.hubbackup.decide.backup.template.DesiredSchedules;
import io.hubbackup.decide.backup.template.ScheduleDrift;
import io.hubbackup.hub.HubIdentity;
import io.hubbackup.hub.Indexed;
import io.hubbackup.hub.ObjectKey;
import io.hubbackup.hub.Observed;
import io.hubbackup.hub.StorageLocationSeen;
import io.hubbackup.wire.BackupLabels;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Section B5, on a hub H1 whose Velero Schedules were created at 08:00. */
class CollisionTest {

    private static final Instant CLAIM = at("08:00:00");

    private static Instant at(String time) {
        return Instant.parse("2026-11-21T" + time + "Z");
    }

    private static Situation situation(SeenBackup... backups) {
        var situation = new Situation().standing(CLAIM);
        situation.backups = Observed.of(
                Indexed.of(Arrays.stream(backups).map(SeenBackup::seen).toList()));
        return situation;
    }

    private static Ownership judged(Situation situation) {
        return StorageOwnership.of(situation.view(), situation.owned());
    }

    private static String kind(Situation situation) {
        return judged(situation).getClass().getSimpleName();
    }

    static Stream<Arguments> rows() {
        var ours = resources("H1", at("08:01:00"));
        return Stream.of(
                argumentSet("B5.5 no backups", situation(), "Owner"),
                argumentSet(
                        "B5.7 B5.9 latest by H2, older ones by H1",
                        situation(ours, foreign("H2", at("10:00:00"))),
                        "Foreign"),
                argumentSet("B5.7 latest by H1", situation(foreign("H2", at("08:00:30")), ours), "Owner"),
                argumentSet(
                        "B5.8 latest by H2, marker by H1 after it",
                        situation(ours, foreign("H2", at("10:00:00")), marker("H1", at("10:10:00"))),
                        "Owner"),
                argumentSet(
                        "B5.8 latest by H2 after H1's marker",
                        situation(ours, marker("H1", at("09:10:00")), foreign("H2", at("10:00:00"))),
                        "Foreign"),
                argumentSet(
                        "B5.8 latest by H2 in the second of H1's marker",
                        situation(ours, marker("H1", at("10:00:00")), foreign("H2", at("10:00:00"))),
                        "Foreign"),
                argumentSet(
                        "B5.8 latest by H2, marker by H2",
                        situation(ours, foreign("H2", at("10:00:00")), marker("H2", at("10:10:00"))),
                        "Foreign"),
                argumentSet(
                        "B5.8 latest by H2, marker by H1, then one by H2",
                        situation(
                                ours,
                                foreign("H2", at("10:00:00")),
                                marker("H1", at("10:10:00")),
                                marker("H2", at("10:20:00"))),
                        "Foreign"),
                argumentSet(
                        "B5.8 H2's backup started before the marker and was synced after it",
                        situation(
                                ours,
                                foreign("H2", at("09:00:00")).created(at("10:20:00")),
                                marker("H1", at("10:10:00"))),
                        "Owner"),
                argumentSet(
                        "B5.10 latest by H1, marker by H2 after the claim",
                        situation(ours, marker("H2", at("10:00:00"))),
                        "Replaced"),
                argumentSet(
                        "B5.10 marker by H1 after the claim", situation(ours, marker("H1", at("10:00:00"))), "Owner"),
                argumentSet(
                        "B5.10 marker by H2 before the claim", situation(ours, marker("H2", at("07:59:59"))), "Owner"),
                argumentSet("B5.10 marker by H2 exactly at the claim", situation(ours, marker("H2", CLAIM)), "Owner"),
                argumentSet(
                        "B5.6 the newest of several markers decides",
                        situation(ours, marker("H2", at("09:00:00")), marker("H1", at("09:30:00"))),
                        "Owner"),
                argumentSet(
                        "B5.6 B5.10 marker with an empty hub id",
                        situation(ours, marker("", at("10:00:00"))),
                        "Replaced"),
                argumentSet(
                        "B5.6 markers of another namespace do not count",
                        situation(ours, marker("H2", at("10:00:00")).namespace("elsewhere")),
                        "Owner"),
                argumentSet(
                        "B5.6 a marker without its label is none",
                        situation(
                                ours,
                                marker("H2", at("10:00:00"))
                                        .without("cluster.open-cluster-management.io/restore-cluster")),
                        "Owner"),
                argumentSet(
                        "B5.4 the label backup-activation-restore makes no marker",
                        situation(
                                ours,
                                marker("H2", at("10:00:00"))
                                        .without("cluster.open-cluster-management.io/restore-cluster")
                                        .with("cluster.open-cluster-management.io/backup-activation-restore", "H2")),
                        "Owner"),
                argumentSet(
                        "B5.5 a failed backup of H2 counts",
                        situation(ours, foreign("H2", at("10:00:00")).ended("Failed", "")),
                        "Foreign"),
                argumentSet(
                        "B5.5 a backup of H2 that is being deleted does not",
                        situation(ours, foreign("H2", at("10:00:00")).deleted()),
                        "Owner"),
                argumentSet(
                        "B5.5 nor one in phase Deleting",
                        situation(ours, foreign("H2", at("10:00:00")).ended("Deleting", "")),
                        "Owner"),
                argumentSet(
                        "B5.5 a backup without a hub label is another hub's",
                        situation(ours, foreign("H2", at("10:00:00")).without(BackupLabels.HUB)),
                        "Foreign"),
                argumentSet(
                        "B5.5 without a start the time in the name counts",
                        situation(ours, foreign("H2", at("10:00:00")).unstarted()),
                        "Foreign"),
                argumentSet(
                        "B5.5 without either the creation of the object counts",
                        situation(
                                ours,
                                foreign("H2", at("07:00:00"))
                                        .unstarted()
                                        .name("by-hand")
                                        .created(at("10:00:00"))),
                        "Foreign"),
                argumentSet(
                        "BW10 a backup of another namespace does not collide",
                        situation(ours, foreign("H2", at("10:00:00")).namespace("elsewhere")),
                        "Owner"),
                argumentSet(
                        "BW10 a backup in another storage location does not collide",
                        situation(ours, foreign("H2", at("10:00:00")).storage("other")),
                        "Owner"),
                argumentSet(
                        "BW5 a marker that was synced again is as old as its start",
                        situation(ours, marker("H2", at("07:00:00")).created(at("10:20:00"))),
                        "Owner"),
                argumentSet(
                        "BW5 without a start the time in the name counts",
                        situation(ours, marker("H2", at("07:00:00")).unstarted().created(at("10:20:00"))),
                        "Owner"),
                argumentSet(
                        "BW5 a marker with neither is ignored",
                        situation(
                                ours,
                                marker("H2", at("07:00:00"))
                                        .unstarted()
                                        .name("acm-restore-clusters-x")
                                        .created(at("10:20:00"))),
                        "Owner"),
                argumentSet(
                        "BW5 an old marker of ours that was synced again exempts nothing new",
                        situation(
                                ours,
                                marker("H1", at("07:00:00")).created(at("10:20:00")),
                                foreign("H2", at("10:00:00"))),
                        "Foreign"),
                argumentSet(
                        "BW6 while our first backup waits, older ones of H2 do not collide",
                        situation(
                                foreign("H2", at("07:59:00")),
                                resources("H1", at("08:01:00")).waiting("Queued")),
                        "Owner"),
                argumentSet(
                        "BW6 our waiting backup will start after one of H2 that began after the claim",
                        situation(
                                foreign("H2", at("08:00:30")),
                                resources("H1", at("08:01:00")).waiting("")),
                        "Owner"),
                argumentSet(
                        "BW6 nor while it runs",
                        situation(
                                foreign("H2", at("07:59:00")),
                                resources("H1", at("08:01:00")).running()),
                        "Owner"),
                argumentSet(
                        "B5.14 BW6 noBackupOnStart: nothing of ours yet, H2's are from before the claim",
                        situation(foreign("H2", at("07:59:00"))),
                        "Owner"),
                argumentSet(
                        "B5.14 BW6 noBackupOnStart: H2 goes on after the claim",
                        situation(foreign("H2", at("08:02:00"))),
                        "Foreign"),
                argumentSet(
                        "BW6 a backup of ours that Velero refused never wrote anything",
                        situation(
                                foreign("H2", at("09:00:00")),
                                resources("H1", at("10:00:00")).ended("FailedValidation", "no location")),
                        "Foreign"),
                argumentSet(
                        "BW6 both in the same second: the greater id wins on both hubs",
                        situation(
                                resources("H1", at("10:00:00")).name("one"),
                                foreign("H2", at("10:00:00")).name("two")),
                        "Foreign"),
                argumentSet(
                        "BW6 both in the same second, seen from the greater id",
                        situation(
                                resources("H1", at("10:00:00")).name("one"),
                                foreign("H0", at("10:00:00")).name("two")),
                        "Owner"));
    }

    @DisplayName("B5.5–B5.10")
    @ParameterizedTest
    @MethodSource("rows")
    void judges(Situation situation, String expected) {
        assertThat(kind(situation)).isEqualTo(expected);
    }

    @Test
    @DisplayName("B5.11 the text names the backup, its hub and the id on our Velero Schedule, with two blanks")
    void collisionText() {
        var judged = judged(situation(resources("H1", at("08:01:00")), foreign("H2", at("10:00:00"))));

        assertThat(((Ownership.Foreign) judged).text())
                .isEqualTo(
                        "Backup acm-resources-schedule-20261121100000, from cluster with id [H2] is using the same storage location. This is a backup collision with current cluster [H1] backup. Review and resolve the collision then create a new BackupSchedule resource to  resume backups from this cluster.");
    }

    @Test
    @DisplayName("B5.12 the text names the hub twice and its marker, with two blanks")
    void replacedText() {
        var judged = judged(situation(marker("H2", at("10:00:00"))));

        assertThat(((Ownership.Replaced) judged).text())
                .isEqualTo(
                        "Hub with id [H2] had run a restore managed cluster operation, see [acm-restore-clusters-20261121100000]. Current hub is no longer the active cluster so the BackupSchedule is set to backup collision. Review and resolve the collision then create a new BackupSchedule resource  from this hub, or from the [H2] hub.");
    }

    @Test
    @DisplayName("B2.15 B5.16 without a Velero Schedule of ours nothing is claimed and nothing collides")
    void nothingClaimed() {
        var situation = situation(foreign("H2", at("10:00:00")), marker("H2", at("10:10:00")));

        assertThat(StorageOwnership.of(situation.view(), Indexed.empty())).isInstanceOf(Ownership.Owner.class);
    }

    @Test
    @DisplayName("BW7 an identity that cannot be read decides nothing")
    void noIdentity() {
        var situation = situation(resources("H1", at("08:01:00")), marker("H2", at("10:00:00")));
        situation.identity = Situation.unreadable();

        assertThat(judged(situation)).isInstanceOf(Ownership.Undecided.class);
    }

    @Test
    @DisplayName("BW15 B2.13 backups that cannot be read decide nothing")
    void noBackups() {
        var situation = situation();
        situation.backups = Situation.unreadable();

        assertThat(judged(situation)).isInstanceOf(Ownership.Undecided.class);
    }

    @Test
    @DisplayName("BW10 of several storage locations only the default one counts")
    void defaultLocation() {
        var situation = situation(foreign("H2", at("10:00:00")).storage("archive"));
        situation.locations = Observed.of(Indexed.of(
                Situation.location(Situation.NAMESPACE, "default"),
                new StorageLocationSeen(
                        new ObjectKey(Situation.NAMESPACE, "archive"),
                        false,
                        "Available",
                        "",
                        "ReadOnly",
                        true,
                        false)));

        assertThat(kind(situation)).isEqualTo("Owner");
    }

    @Test
    @DisplayName("BW6 a new backup of ours that names no location yet is on its way to the one in use")
    void locationNotYetFilledIn() {
        var waiting = resources("H1", at("10:20:00")).waiting("").storage("");

        assertThat(kind(situation(foreign("H2", at("10:00:00")), waiting))).isEqualTo("Owner");
    }

    @Test
    @DisplayName("BW8 a Velero Schedule that was created again does not renew the claim")
    void repairedSchedule() {
        var situation = situation(resources("H1", at("08:01:00")), marker("H2", at("09:00:00")));
        situation.changed(schedule -> schedule.metadata().name().equals("acm-resources-schedule")
                ? schedule.withMetadata(schedule.metadata().withCreationTimestamp(at("10:00:00")))
                : schedule);

        assertThat(kind(situation)).isEqualTo("Replaced");
    }

    @Test
    @DisplayName("BW7 backups under the id unknown, made here, are ours until and after the label is healed")
    void healedId() {
        var situation = situation(resources("unknown", at("10:00:00")));
        situation.changed(
                schedule -> schedule.withMetadata(schedule.metadata().withLabel(BackupLabels.HUB, "unknown")));
        var identity = new HubIdentity("H1", HubIdentity.Source.KUBE_SYSTEM);

        assertThat(kind(situation)).isEqualTo("Owner");

        situation.written(
                FormerIds.announced(identity, situation.owned().stream().toList()));
        situation.written(
                ScheduleDrift.repairs(DesiredSchedules.of(situation.view(), situation.owned()), situation.owned()));

        assertThat(situation.owned().stream())
                .allMatch(seen -> seen.object()
                        .metadata()
                        .label(BackupLabels.HUB)
                        .filter("H1"::equals)
                        .isPresent());
        assertThat(kind(situation)).isEqualTo("Owner");
        assertThat(FormerIds.announced(identity, situation.owned().stream().toList())
                        .isEmpty())
                .isTrue();
    }

    @Test
    @DisplayName("BW7 two hubs of the id unknown do collide: what came out of the storage is not ours")
    void anonymousForeigner() {
        var situation = situation(foreign("unknown", at("10:00:00")));
        situation.changed(
                schedule -> schedule.withMetadata(schedule.metadata().withLabel(BackupLabels.HUB, "unknown")));

        assertThat(kind(situation)).isEqualTo("Foreign");
    }

    @Test
    @DisplayName("B5.10 BW10 a hub that was replaced stays replaced when the marker has expired, with the same text")
    void markerExpires() {
        var situation = situation(resources("H1", at("08:01:00")), marker("H2", at("10:00:00")));
        var before = (Ownership.Replaced) judged(situation);

        situation.written(Remembrance.of(before.by(), situation.owned())).backups();

        assertThat(judged(situation)).isEqualTo(before);
        assertThat(Remembrance.of(before.by(), situation.owned()).isEmpty()).isTrue();
    }

    @Test
    @DisplayName("BW10 B5.15 a newer marker of ours ends it, and then the note is taken away")
    void tookOverAgain() {
        var situation = situation(resources("H1", at("08:01:00")), marker("H2", at("10:00:00")));
        situation.written(Remembrance.of(((Ownership.Replaced) judged(situation)).by(), situation.owned()));

        situation.backups(marker("H1", at("10:20:00")).seen());
        assertThat(kind(situation)).isEqualTo("Owner");

        situation.written(Remembrance.ended(situation.owned()));
        assertThat(Remembrance.of(situation.owned())).isEmpty();
    }

    static Stream<Arguments> words() {
        return Stream.of(
                argumentSet("after the foreign backup", "H1@2026-11-21T10:10:00Z", "Owner"),
                argumentSet("with an offset", "H1@2026-11-21T12:10:00+02:00", "Owner"),
                argumentSet("before it", "H1@2026-11-21T09:10:00Z", "Foreign"),
                argumentSet("for another hub", "H3@2026-11-21T10:10:00Z", "Foreign"),
                argumentSet("in the future", "H1@2026-11-21T10:30:01Z", "Foreign"),
                argumentSet("without a time", "H1", "Foreign"),
                argumentSet("with a time that is none", "H1@today", "Foreign"),
                argumentSet("empty", "", "Foreign"));
    }

    @DisplayName("BW10 the author's word take-ownership counts like a marker of this hub")
    @ParameterizedTest
    @MethodSource("words")
    void takeOwnership(String word, String expected) {
        var situation = situation(resources("H1", at("08:01:00")), foreign("H2", at("10:00:00")));
        situation.annotations = Map.of(TakeOver.TAKE_OWNERSHIP, word);

        assertThat(kind(situation)).isEqualTo(expected);
    }

    @Test
    @DisplayName("BW10 when the foreign backups are gone and the newest is ours, the collision is over")
    void foreignGone() {
        var ours = resources("H1", at("08:01:00"));
        assertThat(kind(situation(ours, foreign("H2", at("10:00:00"))))).isEqualTo("Foreign");
        assertThat(kind(situation(ours))).isEqualTo("Owner");
    }
}
