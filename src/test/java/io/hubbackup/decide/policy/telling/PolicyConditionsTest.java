package io.hubbackup.decide.policy.telling;

import static io.hubbackup.decide.policy.telling.Told.CATALOGUE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import io.hubbackup.decide.policy.Evaluation;
import io.hubbackup.decide.policy.PolicyHub;
import io.hubbackup.decide.policy.Verdict;
import io.hubbackup.decide.policy.Verdict.Subject;
import io.hubbackup.hub.BackupScheduleSeen;
import io.hubbackup.hub.Indexed;
import io.hubbackup.hub.Observed;
import io.hubbackup.hub.RestoreSeen;
import io.hubbackup.hub.RestoreTerms;
import io.hubbackup.plan.ConditionList.Wanted;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("policies 7.1 which conditions stand where")
class PolicyConditionsTest {

    private static final String RECOVERY = "RecoveryPointKnown";

    @Test
    @DisplayName("policies 7.1 the BackupSchedule carries all templates, their sum and the recovery figures")
    void onSchedule() {
        var carrier = one(Told.well(), PolicyHub.active());
        assertThat(carrier.target().kind().kind()).isEqualTo("BackupSchedule");
        assertThat(carrier.uid()).isEqualTo("uid-schedule");
        assertThat(types(carrier))
                .hasSize(CATALOGUE.entries().size() + 3)
                .contains("VeleroAvailable", "RPOMet", "PolicyCompliant", RECOVERY, "FailoverReady")
                .doesNotHaveDuplicates();
    }

    @Test
    @DisplayName("policies 7.1 of several BackupSchedules the oldest carries them, and the others none any more")
    void oldest() {
        var young = schedule("young", 1);
        var old = schedule("old", 5);
        var carriers = PolicyConditions.of(Announcement.of(
                Told.well(),
                PolicyHub.bare().schedules(Observed.of(Indexed.of(young, old))).seen(),
                CATALOGUE));
        assertThat(carriers)
                .hasSize(2)
                .allSatisfy(carrier -> assertThat(carrier.wanted().isEmpty())
                        .isEqualTo(carrier.uid().equals("young")));
    }

    @Test
    @DisplayName("policies 7.1 without a BackupSchedule the newest Restore carries what a restore needs")
    void onRestore() {
        var old = restore("old", 5);
        var young = restore("young", 1);
        var carriers = PolicyConditions.of(Announcement.of(
                Told.well(),
                PolicyHub.bare().restores(Observed.of(Indexed.of(young, old))).seen(),
                CATALOGUE));
        assertThat(carriers)
                .hasSize(2)
                .allSatisfy(carrier -> assertThat(types(carrier))
                        .containsExactlyInAnyOrderElementsOf(
                                carrier.uid().equals("old")
                                        ? List.of()
                                        : List.of(
                                                "VeleroAvailable",
                                                "DataProtectionApplicationReady",
                                                "BackupStorageLocationAvailable",
                                                "ManagedClustersBackupAvailable",
                                                "ResourcesBackupAvailable",
                                                "PhaseValid",
                                                "RestoreSyncFresh",
                                                "PolicyCompliant",
                                                RECOVERY)));
    }

    @Test
    @DisplayName(
            "policies 7.1 beside a BackupSchedule a Restore carries its own alone, and no phase of the BackupSchedule")
    void both() {
        var hub = PolicyHub.active().restore("Finished", RestoreTerms.NONE);
        assertThat(types(onRestore(Told.well(), hub))).containsExactlyInAnyOrder("PhaseValid", "RestoreSyncFresh");
        var failed = Verdict.noncompliant(Told.Why.FailedValidation, "It failed.")
                .about(List.of(new Subject(
                        "cluster.open-cluster-management.io/v1beta1",
                        "BackupSchedule",
                        PolicyHub.key("schedule-acm"))));
        assertThat(types(onRestore(Told.of(Told.PHASES, failed), hub))).containsExactly("RestoreSyncFresh");
    }

    @Test
    @DisplayName("policies 7.1 what could not be read is not written to, and nothing is taken away there")
    void unreadable() {
        var doubt = Observed.<Indexed<BackupScheduleSeen>>unreadable("BackupSchedule", "forbidden");
        assertThat(PolicyConditions.of(Announcement.of(
                        Told.well(),
                        PolicyHub.bare()
                                .schedules(doubt)
                                .restore("Enabled", PolicyHub.passive())
                                .seen(),
                        CATALOGUE)))
                .isEmpty();
        var restores = Observed.<Indexed<RestoreSeen>>unreadable("Restore", "forbidden");
        assertThat(PolicyConditions.of(Announcement.of(
                        Told.well(), PolicyHub.active().restores(restores).seen(), CATALOGUE)))
                .extracting(Carrier::uid)
                .containsExactly("uid-schedule");
    }

    static Stream<Arguments> answers() {
        return Stream.of(
                argumentSet("C is True", Verdict.compliant(Told.Why.Available, "m"), "True", "Available"),
                argumentSet("NA is True", Verdict.notApplicable("m"), "True", "NotApplicable"),
                argumentSet("NC is False", Verdict.noncompliant(Told.Why.Unavailable, "m"), "False", "Unavailable"),
                argumentSet(
                        "SUP is False",
                        Verdict.noncompliant(Told.Why.Unavailable, "m").suppressedBy(Told.STORAGE),
                        "False",
                        "DependencyFailed"),
                argumentSet(
                        "what is wanted so is False",
                        Verdict.suppressed(Told.Why.SchedulePaused, "m"),
                        "False",
                        "SchedulePaused"),
                argumentSet(
                        "UNK is Unknown",
                        Verdict.unknown(Told.Why.AwaitingFirstRun, "m"),
                        "Unknown",
                        "AwaitingFirstRun"));
    }

    @ParameterizedTest
    @MethodSource("answers")
    @DisplayName("policies 7.1 U18 True is good, what cannot be told is Unknown, and what was not looked at says so")
    void polarity(Verdict verdict, String status, String reason) {
        var condition = condition(Told.of(Told.CRON, verdict), "BackupsOnSchedule");
        assertThat(condition.status()).isEqualTo(status);
        assertThat(condition.reason()).isEqualTo(reason);
        assertThat(condition.message()).endsWith(" (backup-schedule-cron-enabled)");
    }

    @Test
    @DisplayName("policies 7.1 a message is one line of at most 1,024 characters, with the template at its end")
    void messages() {
        var verdict = Verdict.noncompliant(Told.Why.Unavailable, "first\n  second\t" + "x".repeat(2_000));
        var message =
                condition(Told.of(Told.VELERO, verdict), "VeleroAvailable").message();
        assertThat(message)
                .hasSize(1_024)
                .startsWith("first second x")
                .endsWith("x… (velero-pod-running)")
                .doesNotContain("\n");
    }

    @Test
    @DisplayName("policies 7.1 every reason of the catalogue is one that a condition may have")
    void reasons() {
        assertThat(PolicyConditions.of(
                        Announcement.of(Told.mixed(), PolicyHub.active().seen(), CATALOGUE)))
                .flatExtracting(Carrier::wanted)
                .allSatisfy(wanted -> assertThat(wanted.reason()).matches("[A-Za-z]([A-Za-z0-9_,:]*[A-Za-z0-9_])?"));
    }

    static Stream<Arguments> sums() {
        return Stream.of(
                argumentSet("all well", Told.well(), "True", "AllCompliant", "None of 27 templates is violated."),
                argumentSet(
                        "two violated, whatever else",
                        Told.mixed(),
                        "False",
                        "PolicyViolation",
                        "2 of 27 violated: T03 auto-import-account-secret (TokensMissing), T09 backup-storage-location-available (Unavailable)."),
                argumentSet(
                        "unknown and nothing violated",
                        Told.of(Told.CRON, Verdict.unknown(Told.Why.AwaitingFirstRun, "m")),
                        "Unknown",
                        "Unknown",
                        "1 of 27 unknown: T10 backup-schedule-cron-enabled (AwaitingFirstRun)."),
                argumentSet(
                        "becoming well after a root cause that is",
                        Told.of(
                                Told.CRON,
                                Verdict.noncompliant(Told.Why.Unavailable, "m").suppressedBy(Told.STORAGE)),
                        "Unknown",
                        "Unknown",
                        "1 of 27 unknown: T10 backup-schedule-cron-enabled (DependencyFailed)."),
                argumentSet(
                        "paused because the user wants it so",
                        Told.of(Told.CRON, Verdict.suppressed(Told.Why.SchedulePaused, "m")),
                        "True",
                        "AllCompliant",
                        "1 of 27 so because it is wanted so: T10 backup-schedule-cron-enabled (SchedulePaused)."),
                argumentSet(
                        "switched off",
                        Told.of(Map.of(Told.CRON, Verdict.notApplicable(Verdict.Common.Disabled, "m"))),
                        "True",
                        "AllCompliant",
                        "None of 26 templates is violated."));
    }

    @ParameterizedTest
    @MethodSource("sums")
    @DisplayName("policies 7.1 PolicyCompliant is the sum of all")
    void sum(Evaluation evaluation, String status, String reason, String message) {
        var sum = condition(evaluation, "PolicyCompliant");
        assertThat(sum.status()).isEqualTo(status);
        assertThat(sum.reason()).isEqualTo(reason);
        assertThat(sum.message()).startsWith(message).endsWith(" (backup-restore-enabled)");
    }

    private static Wanted condition(Evaluation evaluation, String type) {
        return one(evaluation, PolicyHub.active()).wanted().stream()
                .filter(wanted -> wanted.type().equals(type))
                .findFirst()
                .orElseThrow();
    }

    private static Carrier one(Evaluation evaluation, PolicyHub hub) {
        var carriers = PolicyConditions.of(Announcement.of(evaluation, hub.seen(), CATALOGUE));
        assertThat(carriers).hasSize(1);
        return carriers.getFirst();
    }

    private static Carrier onRestore(Evaluation evaluation, PolicyHub hub) {
        return PolicyConditions.of(Announcement.of(evaluation, hub.seen(), CATALOGUE)).stream()
                .filter(carrier -> carrier.target().kind().kind().equals("Restore"))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> types(Carrier carrier) {
        return carrier.wanted().stream().map(Wanted::type).toList();
    }

    private static BackupScheduleSeen schedule(String uid, int days) {
        return new BackupScheduleSeen(
                PolicyHub.key(uid),
                uid,
                PolicyHub.NOON.minus(Duration.ofDays(days)),
                false,
                "Enabled",
                false,
                PolicyHub.terms("0 * * * *"));
    }

    private static RestoreSeen restore(String uid, int days) {
        return new RestoreSeen(
                PolicyHub.key(uid),
                uid,
                PolicyHub.NOON.minus(Duration.ofDays(days)),
                "Enabled",
                false,
                PolicyHub.passive());
    }
}
