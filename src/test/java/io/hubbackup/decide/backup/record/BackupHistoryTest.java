package io.hubbackup.decide.backup.record;

import static io.hubbackup.wire.BackupType.CREDENTIALS;
import static io.hubbackup.wire.BackupType.RESOURCES;
import static io.hubbackup.wire.BackupType.VALIDATION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import io.hubbackup.decide.backup.Settings;
import io.hubbackup.hub.Indexed;
import io.hubbackup.wire.BackupType;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("B6.2, BW32, BW40 what the backups of a hub tell about its past")
class BackupHistoryTest {

    private static final Instant ELEVEN = Instant.parse("2026-11-21T11:00:00Z");
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    @Test
    @DisplayName("B6.2 the last result of each type, good or bad")
    void lastResults() {
        var history = history(
                Backups.of(CREDENTIALS, ELEVEN),
                Backups.of(CREDENTIALS, NOON).phase("PartiallyFailed"),
                Backups.of(RESOURCES, ELEVEN).phase("Failed"),
                Backups.of(RESOURCES, NOON).phase("InProgress"),
                Backups.of(VALIDATION, NOON).phase("FailedValidation"));
        assertThat(names(history.lastFinished()))
                .isEqualTo(Map.of(
                        CREDENTIALS, "acm-credentials-schedule-20261121120000",
                        RESOURCES, "acm-resources-schedule-20261121110000",
                        VALIDATION, "acm-validation-policy-schedule-20261121120000"));
    }

    static Stream<Arguments> phases() {
        return Stream.of(
                argumentSet("not seen by Velero yet", "", true),
                argumentSet("new", "New", true),
                argumentSet("BW40 queued behind the other four is normal", "Queued", true),
                argumentSet("BW40 about to start", "ReadyToStart", true),
                argumentSet("running", "InProgress", true),
                argumentSet("finishing", "Finalizing", true),
                argumentSet("done", "Completed", false),
                argumentSet("failed", "Failed", false),
                argumentSet("going", "Deleting", false),
                argumentSet("a word of a newer Velero", "Dreaming", false));
    }

    @ParameterizedTest
    @MethodSource("phases")
    void underway(String phase, boolean expected) {
        assertThat(history(Backups.of(RESOURCES, NOON).phase(phase)).underway().containsKey(RESOURCES))
                .isEqualTo(expected);
    }

    @Test
    @DisplayName("another hub's backups are not this hub's past")
    void ownOnly() {
        var history = history(BackupType.dataTypes().stream()
                .map(type -> Backups.of(type, NOON).hub("other"))
                .toArray(Backups[]::new));
        assertThat(history).isEqualTo(new BackupHistory(Optional.empty(), Optional.empty(), Map.of(), Map.of()));
    }

    @Test
    @DisplayName("the newest complete set and the incomplete one after it")
    void sets() {
        var backups = Stream.concat(
                        BackupType.dataTypes().stream().map(type -> Backups.of(type, ELEVEN)),
                        Stream.of(Backups.of(RESOURCES, NOON)))
                .toArray(Backups[]::new);
        var history = history(backups);
        assertThat(history.newestSet().map(CompleteSet::time)).contains(ELEVEN);
        assertThat(history.incompleteSet().map(IncompleteSet::time)).contains(NOON);
    }

    static Stream<Arguments> crons() {
        return Stream.of(
                argumentSet("hourly", "0 */1 * * *", Optional.of("2026-11-21T13:00:00Z"), Optional.of("PT1H"), "PT2M"),
                argumentSet(
                        "every minute: half of it",
                        "* * * * *",
                        Optional.of("2026-11-21T12:31:00Z"),
                        Optional.of("PT1M"),
                        "PT30S"),
                argumentSet(
                        "workdays: the weekend is the interval",
                        "0 8 * * 1-5",
                        Optional.of("2026-11-23T08:00:00Z"),
                        Optional.of("PT72H"),
                        "PT2M"),
                argumentSet("never", "0 0 30 2 *", Optional.empty(), Optional.empty(), "PT2M"),
                argumentSet("not readable", "WRONG", Optional.empty(), Optional.empty(), "PT2M"));
    }

    @ParameterizedTest
    @MethodSource("crons")
    void outlook(String cron, Optional<String> next, Optional<String> interval, String tolerance) {
        assertThat(CronOutlook.of(cron, ZoneOffset.UTC, Instant.parse("2026-11-21T12:30:00Z")))
                .isEqualTo(new CronOutlook(
                        next.map(Instant::parse), interval.map(Duration::parse), Duration.parse(tolerance)));
    }

    @Test
    @DisplayName("D7 stale is what is older than three intervals and half an hour")
    void recoveryPoint() {
        var set = BackupSets.of(
                        Indexed.of(BackupType.dataTypes().stream()
                                .map(type -> Backups.of(type, NOON).seen())
                                .toList()),
                        Duration.ofMinutes(2),
                        NOON.plusSeconds(600))
                .newest()
                .orElseThrow();
        var point = RecoveryPoint.of(set, Duration.ofHours(1), Settings.defaults());
        assertThat(point)
                .isEqualTo(new RecoveryPoint(NOON, Duration.ofHours(1), Instant.parse("2026-11-21T15:30:00Z")));
        assertThat(point.stale(Instant.parse("2026-11-21T15:30:00Z"))).isFalse();
        assertThat(point.stale(Instant.parse("2026-11-21T15:30:01Z"))).isTrue();
    }

    private static BackupHistory history(Backups... backups) {
        return BackupHistory.of(
                Indexed.of(List.of(backups).stream().map(Backups::seen).toList()),
                Backups.HUB,
                Duration.ofMinutes(2),
                Instant.parse("2026-11-21T12:30:00Z"));
    }

    private static Map<BackupType, String> names(Map<BackupType, io.hubbackup.hub.BackupSeen> backups) {
        return backups.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().name()));
    }
}
