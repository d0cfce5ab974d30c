package io.hubbackup.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.hubbackup.kit.AuditLog;
import io.hubbackup.kit.AuditRecord;
import io.hubbackup.kit.Crds;
import io.hubbackup.kit.Hub;
import io.hubbackup.kit.OperatorUnderTest;
import io.hubbackup.kit.Waiting;
import io.hubbackup.kit.WithHub;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.TestInstance;

/** One class of stories: the hub is empty when it begins, and the operator ends with it. */
@WithHub(
        store = true,
        crds = true,
        clusterId = Story.HUB_ID,
        sharedAs = "stories",
        veleroArguments = Story.SIDE_BY_SIDE)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class Story {

    /** The hub on which the Go operator's objects of the golden files were read. */
    static final String HUB_ID = "11111111-2222-3333-4444-555555555555";

    /** One after the other takes 2 s for five backups, or 180: Velero's queue forgets now and then to look, and looks again after a minute. */
    static final String SIDE_BY_SIDE = "--concurrent-backups=5";

    /** What follows from an event; a pass takes a fraction of it. */
    static final Duration PROMPTLY = Duration.ofSeconds(10);

    /** What waits for Velero. */
    static final Duration VELERO = Duration.ofMinutes(3);

    /** A cron that does not fire while a test runs. */
    static final String RARELY = "30 3 29 2 *";

    private static final int TWO_HOURS = 120;

    static final Predicate<AuditRecord> BY_OPERATOR = AuditLog.by("hub-backup-operator");

    private Optional<StoryHub> hub = Optional.empty();
    private Optional<OperatorUnderTest> operator = Optional.empty();

    /** Whose definitions are served. */
    abstract Crds crds();

    StoryHub hub() {
        return hub.orElseThrow();
    }

    OperatorUnderTest operator() {
        return operator.orElseThrow();
    }

    /** Begins on a hub that is empty. */
    void open(Hub bed) {
        var opened = new StoryHub(bed);
        hub = Optional.of(opened);
        opened.empty();
        opened.install(crds());
        begin();
    }

    /** What has happened before the first test. */
    abstract void begin();

    /** Leaves the hub to the next one. */
    void end() {
        stopOperator();
        hub.ifPresent(StoryHub::startVelero);
    }

    void startOperator() {
        startOperator(Map.of());
    }

    void startOperator(Map<String, String> settings) {
        launchOperator(settings);
        operator().awaitReady();
    }

    /** Starts it and does not wait for it. */
    void launchOperator() {
        launchOperator(Map.of());
    }

    private void launchOperator(Map<String, String> settings) {
        stopOperator();
        operator = Optional.of(launch(small(settings)));
    }

    /** Starts an operator, in whatever form the bed has it. */
    OperatorUnderTest launch(Map<String, String> settings) {
        return hub().bed().launchOperator(settings);
    }

    void stopOperator() {
        operator.ifPresent(OperatorUnderTest::close);
        operator = Optional.empty();
    }

    Waiting within(Duration atMost, String what) {
        return hub().bed().within(atMost, what);
    }

    /** A cron of every two hours that does not fire within the next one. */
    String everyTwoHours() {
        return minuteOfTwoHours() < TWO_HOURS / 2 ? "0 */2 * * *" : "0 1-23/2 * * *";
    }

    /** Until the cron of the sample, which is one of every two hours, does not fire in the next minutes. */
    void awaitNoRunOfSample() {
        within(Duration.ofMinutes(5), "the cron has fired")
                .until(() -> minuteOfTwoHours() < TWO_HOURS - VELERO.toMinutes());
    }

    private int minuteOfTwoHours() {
        return hub().bed().now().atZone(ZoneOffset.UTC).get(ChronoField.MINUTE_OF_DAY) % TWO_HOURS;
    }

    /** Until the BackupSchedule is Enabled. */
    void awaitEnabled() {
        hub().await(PROMPTLY, "it is Enabled", seen -> assertThat(seen.phase()).isEqualTo("Enabled"));
    }

    /** Whether all five Velero Schedules stand still. */
    void assertSchedulesPaused(boolean paused) {
        assertThat(hub().seen(Kind.VELERO_SCHEDULE))
                .hasSize(5)
                .allSatisfy(schedule -> assertThat(Boolean.parseBoolean(schedule.text("spec", "paused")))
                        .isEqualTo(paused));
    }

    /** What the operator asked of the API server since then. */
    List<AuditRecord> calls(AuditLog.Mark since) {
        return hub().bed().audit().since(since, BY_OPERATOR);
    }

    private static Map<String, String> small(Map<String, String> settings) {
        var all = new HashMap<>(Map.of("hub-backup.failure-retry", "5s"));
        all.putAll(settings);
        return all;
    }
}
