package io.hubbackup.decide.backup.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import io.hubbackup.decide.backup.Kinds;
import io.hubbackup.decide.backup.Situation;
import io.hubbackup.decide.backup.View;
import io.hubbackup.decide.backup.status.Reason;
import io.hubbackup.hub.BackupScheduleSeen;
import io.hubbackup.hub.Indexed;
import io.hubbackup.hub.ObjectKey;
import io.hubbackup.hub.Observed;
import io.hubbackup.hub.RestoreSeen;
import io.hubbackup.hub.StorageLocationSeen;
import java.time.Instant;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each check alone: its reason, whether it stops the pass, and its texts. */
class AdmissionTest {

    private static final String HERE = Situation.NAMESPACE;

    private static Arguments row(
            String says, Function<View, Finding> check, Consumer<Situation> change, Reason reason) {
        var situation = new Situation();
        change.accept(situation);
        return argumentSet(says, check, situation, reason);
    }

    private static Observed<Indexed<RestoreSeen>> restore(String namespace, String phase, boolean deleting) {
        return Observed.of(Indexed.of(
                new RestoreSeen(new ObjectKey(namespace, "restore-acm"), "u", Instant.EPOCH, phase, deleting)));
    }

    private static Observed<Indexed<StorageLocationSeen>> locations(StorageLocationSeen... locations) {
        return Observed.of(Indexed.of(locations));
    }

    private static StorageLocationSeen location(
            String name, boolean isDefault, String phase, String mode, boolean owned) {
        return new StorageLocationSeen(new ObjectKey(HERE, name), isDefault, phase, "", mode, owned, false);
    }

    private static BackupScheduleSeen schedule(String name, String uid, long youngerBy) {
        return new BackupScheduleSeen(
                new ObjectKey("a", name), uid, new Situation().created.plusSeconds(youngerBy), false, "", false);
    }

    private static void withTokens(Situation situation) {
        situation.spec(spec -> spec.withUseManagedServiceAccount(true));
        situation.tokenAddOn = Observed.of(true);
        situation.catalogue = Observed.of(
                Situation.catalogue(Situation.kind("ManagedServiceAccount", Kinds.MANAGED_SERVICE_ACCOUNT.group())));
    }

    static Stream<Arguments> rows() {
        return Stream.of(restores(), storage(), tokens(), spec(), uniqueness()).flatMap(rows -> rows);
    }

    private static Stream<Arguments> restores() {
        Function<View, Finding> check = RestoreActivity::check;
        return Stream.of(
                row("R2.31 B2.6 no Restore", check, s -> {}, Reason.RestoresIdle),
                row("B2.6 finished", check, s -> s.restores = restore(HERE, "Finished", false), Reason.RestoresIdle),
                row(
                        "B2.6 finished with errors",
                        check,
                        s -> s.restores = restore(HERE, "FinishedWithErrors", false),
                        Reason.RestoresIdle),
                row("B2.6 never reconciled", check, s -> s.restores = restore(HERE, "", false), Reason.RestoreActive),
                row("B2.6 started", check, s -> s.restores = restore(HERE, "Started", false), Reason.RestoreActive),
                row("B2.6 running", check, s -> s.restores = restore(HERE, "Running", false), Reason.RestoreActive),
                row(
                        "B2.6 passive sync",
                        check,
                        s -> s.restores = restore(HERE, "Enabled", false),
                        Reason.RestoreActive),
                row(
                        "B2.6 passive sync with errors",
                        check,
                        s -> s.restores = restore(HERE, "EnabledWithErrors", false),
                        Reason.RestoreActive),
                row("B2.6 failed", check, s -> s.restores = restore(HERE, "Error", false), Reason.RestoreActive),
                row("B2.6 unknown", check, s -> s.restores = restore(HERE, "Unknown", false), Reason.RestoreActive),
                row(
                        "B2.6 one that is being deleted counts until it is gone",
                        check,
                        s -> s.restores = restore(HERE, "Running", true),
                        Reason.RestoreActive),
                row(
                        "B2.6 of another namespace",
                        check,
                        s -> s.restores = restore("elsewhere", "Running", false),
                        Reason.RestoresIdle),
                row(
                        "B2.6 kind not served",
                        check,
                        s -> s.restores = Observed.notServed("restores"),
                        Reason.RestoresIdle),
                row(
                        "BW15 unreadable is not none",
                        check,
                        s -> s.restores = Situation.unreadable(),
                        Reason.RestoresUnreadable));
    }

    private static Stream<Arguments> storage() {
        Function<View, Finding> check = StorageUse::check;
        return Stream.of(
                row("B2.7 available", check, s -> {}, Reason.StorageWritable),
                row("B2.7 none at all", check, s -> s.locations = locations(), Reason.StorageMissing),
                row(
                        "B2.7 Velero is not installed",
                        check,
                        s -> s.locations = Observed.notServed("backupstoragelocations.velero.io"),
                        Reason.StorageMissing),
                row(
                        "BW15 unreadable is not none",
                        check,
                        s -> s.locations = Situation.unreadable(),
                        Reason.StorageUnreadable),
                row(
                        "BW31 only in another namespace",
                        check,
                        s -> s.locations = locations(Situation.location("velero", "default")),
                        Reason.WrongNamespace),
                row(
                        "B2.7 unavailable",
                        check,
                        s -> s.locations = locations(location("default", true, "Unavailable", "ReadWrite", true)),
                        Reason.StorageUnavailable),
                row(
                        "B2.7 Velero did not look yet",
                        check,
                        s -> s.locations = locations(location("default", true, "", "ReadWrite", true)),
                        Reason.StorageUnavailable),
                row(
                        "BW31 read-only",
                        check,
                        s -> s.locations = locations(location("default", true, "Available", "ReadOnly", true)),
                        Reason.StorageReadOnly),
                row(
                        "BW31 made by hand is a warning, not a refusal",
                        check,
                        s -> s.locations = locations(location("default", true, "Available", "ReadWrite", false)),
                        Reason.StorageWithoutOwner),
                row(
                        "BW31 the only one need not be the default",
                        check,
                        s -> s.locations = locations(location("a", false, "Available", "ReadWrite", true)),
                        Reason.StorageWritable),
                row(
                        "BW31 several without a default",
                        check,
                        s -> s.locations = locations(
                                location("a", false, "Available", "ReadWrite", true),
                                location("b", false, "Available", "ReadWrite", true)),
                        Reason.NoDefaultStorage),
                row(
                        "BW31 another one that is available does not help",
                        check,
                        s -> s.locations = locations(
                                location("a", false, "Available", "ReadWrite", true),
                                location("b", true, "Unavailable", "ReadWrite", true)),
                        Reason.StorageUnavailable),
                row(
                        "BW31 another one that is not does not harm",
                        check,
                        s -> s.locations = locations(
                                location("a", false, "Unavailable", "ReadWrite", true),
                                location("b", true, "Available", "ReadWrite", true)),
                        Reason.StorageWritable));
    }

    private static Stream<Arguments> tokens() {
        Function<View, Finding> check = TokenOption::check;
        return Stream.of(
                row("B2.8 not asked for", check, s -> s.tokenAddOn = Situation.unreadable(), Reason.SpecAccepted),
                row("B2.8 enabled", check, AdmissionTest::withTokens, Reason.SpecAccepted),
                row(
                        "B2.8 kind not served",
                        check,
                        s -> {
                            withTokens(s);
                            s.catalogue = Observed.of(Situation.catalogue());
                        },
                        Reason.ManagedServiceAccountDisabled),
                row(
                        "B2.8 add-on not registered",
                        check,
                        s -> {
                            withTokens(s);
                            s.tokenAddOn = Observed.of(false);
                        },
                        Reason.ManagedServiceAccountDisabled),
                row(
                        "B2.8 add-ons not served",
                        check,
                        s -> {
                            withTokens(s);
                            s.tokenAddOn = Observed.notServed("clustermanagementaddons");
                        },
                        Reason.ManagedServiceAccountDisabled),
                row(
                        "BW15 add-on unreadable",
                        check,
                        s -> {
                            withTokens(s);
                            s.tokenAddOn = Situation.unreadable();
                        },
                        Reason.ManagedServiceAccountUnknown),
                row(
                        "BW15 catalogue unreadable",
                        check,
                        s -> {
                            withTokens(s);
                            s.catalogue = Situation.unreadable();
                        },
                        Reason.ManagedServiceAccountUnknown));
    }

    private static Stream<Arguments> spec() {
        return Stream.of(
                row("B2.9 a cron", SpecChecks::cron, s -> {}, Reason.SpecAccepted),
                row(
                        "B2.9 no cron",
                        SpecChecks::cron,
                        s -> s.spec(spec -> spec.withVeleroSchedule("")),
                        Reason.CronInvalid),
                row(
                        "B2.9 not a cron",
                        SpecChecks::cron,
                        s -> s.spec(spec -> spec.withVeleroSchedule("WRONG")),
                        Reason.CronInvalid),
                row(
                        "B2.9 a date that never comes",
                        SpecChecks::cron,
                        s -> s.spec(spec -> spec.withVeleroSchedule("0 0 30 2 *")),
                        Reason.CronNeverFires),
                row("BW12 no durations", SpecChecks::durations, s -> {}, Reason.SpecAccepted),
                row(
                        "BW12 days",
                        SpecChecks::durations,
                        s -> s.spec(spec -> spec.withVeleroTtl("7d")),
                        Reason.DurationInvalid),
                row(
                        "BW12 an empty text",
                        SpecChecks::durations,
                        s -> s.spec(spec -> spec.withVeleroTtl("")),
                        Reason.DurationInvalid),
                row(
                        "BW12 a negative one",
                        SpecChecks::durations,
                        s -> s.spec(spec -> spec.withVeleroTtl("-1h")),
                        Reason.DurationInvalid),
                row(
                        "BW12 B1.7 zero means absent",
                        SpecChecks::durations,
                        s -> s.spec(spec -> spec.withVeleroTtl("0s")),
                        Reason.SpecAccepted),
                row(
                        "BW12 of the token",
                        SpecChecks::durations,
                        s -> s.spec(spec -> spec.withManagedServiceAccountTtl("long")),
                        Reason.DurationInvalid),
                row(
                        "BW12 as long as the interval",
                        SpecChecks::durations,
                        s -> s.spec(spec -> spec.withVeleroTtl("2h")),
                        Reason.SpecAccepted),
                row(
                        "BW12 shorter than the interval",
                        SpecChecks::durations,
                        s -> s.spec(spec -> spec.withVeleroTtl("1h59m")),
                        Reason.TtlShorterThanInterval),
                row("BW36 63 characters", SpecChecks::name, s -> s.name = "n".repeat(63), Reason.SpecAccepted),
                row("BW36 64 characters", SpecChecks::name, s -> s.name = "n".repeat(64), Reason.NameTooLong));
    }

    private static Stream<Arguments> uniqueness() {
        Function<View, Finding> check = Uniqueness::check;
        return Stream.of(
                row("BW9 the only one", check, s -> {}, Reason.ActiveBackupSchedule),
                row(
                        "BW9 B2.31 an older one",
                        check,
                        s -> s.backupSchedules = Observed.of(Indexed.of(schedule("old", "z", -1))),
                        Reason.OlderBackupScheduleExists),
                row(
                        "BW9 a younger one",
                        check,
                        s -> s.backupSchedules = Observed.of(Indexed.of(schedule("new", "a", 1))),
                        Reason.ActiveBackupSchedule),
                row(
                        "BW9 of the same second, the lesser UID is active",
                        check,
                        s -> s.backupSchedules = Observed.of(Indexed.of(schedule("twin", "0", 0))),
                        Reason.OlderBackupScheduleExists),
                row(
                        "BW9 of the same second, the greater UID is not",
                        check,
                        s -> s.backupSchedules = Observed.of(Indexed.of(schedule("twin", "z", 0))),
                        Reason.ActiveBackupSchedule),
                row(
                        "BW15 unreadable is not none",
                        check,
                        s -> s.backupSchedules = Situation.unreadable(),
                        Reason.BackupSchedulesUnreadable));
    }

    @DisplayName("B2.6–B2.9, BW9, BW12, BW15, BW31, BW36")
    @ParameterizedTest
    @MethodSource("rows")
    void finds(Function<View, Finding> check, Situation situation, Reason expected) {
        var finding = check.apply(situation.view());

        assertThat(finding.reason()).isEqualTo(expected);
        assertThat(finding.message()).isNotEmpty();
        assertThat(finding instanceof Finding.Unclear).isEqualTo(expected.name().matches(".*(Unreadable|Unknown)"));
        if (finding instanceof Finding.Refused refused) {
            assertThat(refused.reason().trouble()).isTrue();
            assertThat(refused.lastMessage()).isNotEmpty();
        }
    }

    static Stream<Arguments> texts() {
        return Stream.of(
                row(
                        "B2.6",
                        RestoreActivity::check,
                        s -> s.restores = restore(HERE, "Running", false),
                        "Restore resource restore-acm is currently active, verify that any active restores are removed."),
                row(
                        "B2.7 none",
                        StorageUse::check,
                        s -> s.locations = locations(),
                        "velero.io.BackupStorageLocation resources not found. Verify you have created a konveyor.openshift.io.Velero or oadp.openshift.io.DataProtectionApplications resource."),
                row(
                        "B2.7 not available",
                        StorageUse::check,
                        s -> s.locations = locations(location("default", true, "Unavailable", "ReadWrite", true)),
                        "Backup storage location is not available. Check velero.io.BackupStorageLocation and validate storage credentials."),
                row(
                        "B2.8",
                        TokenOption::check,
                        s -> {
                            withTokens(s);
                            s.tokenAddOn = Observed.of(false);
                        },
                        "UseManagedServiceAccount option cannot be used, managedserviceaccount component is not enabled"),
                row(
                        "B2.9 empty",
                        SpecChecks::cron,
                        s -> s.spec(spec -> spec.withVeleroSchedule("")),
                        "Schedule must be a non-empty valid Cron expression"),
                row(
                        "B2.9 B1.17",
                        SpecChecks::cron,
                        s -> s.spec(spec -> spec.withVeleroSchedule("WRONG")),
                        "invalid schedule: expected exactly 5 fields, found 1: [WRONG]"),
                row(
                        "BW12",
                        SpecChecks::durations,
                        s -> s.spec(spec -> spec.withVeleroTtl("7d")),
                        "spec.veleroTtl \"7d\" is not usable: time: unknown unit \"d\" in duration \"7d\". Write hours, minutes and seconds as in 120h or 1h30m; there is no unit for days."),
                row(
                        "BW9",
                        Uniqueness::check,
                        s -> s.backupSchedules = Observed.of(Indexed.of(schedule("old", "z", -1))),
                        "BackupSchedule a/old is older and is the active one of this hub. Delete this BackupSchedule, or delete a/old to make this one active."));
    }

    private static Arguments row(String says, Function<View, Finding> check, Consumer<Situation> change, String text) {
        var situation = new Situation();
        change.accept(situation);
        return argumentSet(says, check, situation, text);
    }

    @DisplayName("the exact lastMessage of a refusal")
    @ParameterizedTest
    @MethodSource("texts")
    void says(Function<View, Finding> check, Situation situation, String lastMessage) {
        assertThat(check.apply(situation.view()))
                .isInstanceOfSatisfying(
                        Finding.Refused.class,
                        refused -> assertThat(refused.lastMessage()).isEqualTo(lastMessage));
    }

    @Test
    @DisplayName("BW31 the condition names the location, what Velero says of it, and the remedy")
    void veleroWords() {
        var situation = new Situation();
        situation.locations = locations(new StorageLocationSeen(
                new ObjectKey(HERE, "default"), true, "Unavailable", "bucket not found", "ReadWrite", true, false));

        assertThat(StorageUse.check(situation.view()).message())
                .isEqualTo(
                        "BackupStorageLocation default is not available: bucket not found. Check its bucket, its credentials, and that Velero runs.");
    }
}
