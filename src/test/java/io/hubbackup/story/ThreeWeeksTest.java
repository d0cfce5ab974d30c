package io.hubbackup.story;

import static java.time.temporal.ChronoUnit.HOURS;
import static org.assertj.core.api.Assertions.assertThat;

import io.hubbackup.apiserver.fault.RequestRecord;
import io.hubbackup.demo.velero.Detail;
import io.hubbackup.kit.Crds;
import io.hubbackup.kit.EmbeddedHub;
import io.hubbackup.kit.EmbeddedHubs;
import io.hubbackup.kit.HubOptions;
import io.hubbackup.kit.NeedsSimulatedTime;
import io.hubbackup.kit.OperatorUnderTest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Two hubs on one store for three weeks: one backs up every hour, the other one sees it, and one day the store is away for two hours. */
@NeedsSimulatedTime
class ThreeWeeksTest {

    private static final String ACTIVE = "aaaaaaaa-1111-4111-8111-111111111111";
    private static final String PASSIVE = "bbbbbbbb-2222-4222-8222-222222222222";
    private static final Duration WEEKS = Duration.ofDays(Integer.getInteger("simulated.days", 3));
    private static final Duration BEFORE_THE_OUTAGE = WEEKS.dividedBy(2);
    private static final Duration OUTAGE = Duration.ofHours(2);
    private static final Duration UNTIL_WELL = Duration.ofHours(3);
    /** Velero looks once an hour for what has expired; what it then asks for takes a moment. */
    private static final Duration ROUND_OF_EXPIRY = Duration.ofMinutes(65);

    /** In the hour: the backups of the hour are made, and both have looked for what there is. */
    private static final Duration SEEN_BY_BOTH = Duration.ofMinutes(50);

    private static final Duration SOON = Duration.ofMinutes(5);
    private static final Map<String, String> HOURLY = Map.of("veleroSchedule", "0 * * * *", "veleroTtl", "24h");

    /** Every change and every date wakes the operator; the look without a reason it takes once an hour here. */
    private static final Map<String, String> UNDISTURBED = Map.of("hub-backup.safety-net", "1h");

    /**
     * Two Veleros that look for what has expired at the same moment delete the same data, and the one that finds none keeps the Backup for ever, in phase Deleting; here
     * the later one has seen that the data are gone.
     */
    private static final Duration APART = Duration.ofMinutes(20);

    /** A store that is looked into now and then, by somebody who pays for each request. */
    private static final Map<String, Map<String, String>> UNHURRIED =
            Map.of("spec", Map.of("validationFrequency", "1h0m0s", "backupSyncPeriod", "10m0s"));

    /**
     * What three weeks have come to.
     *
     * @param told status and reason of the active hub's condition Ready: before the outage, in it, afterwards and at the end
     * @param active the Velero Backups on the hub that backs up, by name
     * @param passive those on the other one
     * @param kept which of them lie in the store
     * @param requests to each of the hubs, in order
     */
    private record Outcome(
            Instant end,
            List<String> told,
            SortedMap<String, Kept> active,
            SortedMap<String, Kept> passive,
            List<String> kept,
            Seen passiveSchedule,
            List<RequestRecord> requests) {

        SortedMap<String, Kept> completed() {
            var completed = new TreeMap<>(active);
            completed.values().removeIf(backup -> !backup.phase().equals("Completed"));
            return completed;
        }
    }

    /** A Velero Backup; one that was refused may never expire. */
    private record Kept(String phase, String expiration) {

        boolean expiredAt(Instant now) {
            return !expiration.isEmpty() && Instant.parse(expiration).isBefore(now);
        }
    }

    @Test
    @DisplayName(
            "B6.4 B3.1 B5.11 BW32 D20 D25 three days, and three weeks with -Plong: only what has not expired is left, and both hubs see the same")
    void threeWeeks() {
        long began = System.nanoTime();
        var outcome = live(1);
        long ended = System.nanoTime();

        System.out.printf(
                "%d days of two hubs in %d ms; %d requests%n",
                WEEKS.toDays(), (ended - began) / 1_000_000, outcome.requests().size());
        assertThat(outcome.told())
                .containsExactly("True BackedUp", "False StorageUnavailable", "True BackedUp", "True BackedUp");
        assertThat(outcome.active().values())
                .filteredOn(backup -> backup.expiredAt(outcome.end().minus(ROUND_OF_EXPIRY)))
                .as("Velero cannot delete a Backup of the outage, which has no data")
                .allMatch(backup -> backup.phase().equals("Deleting"));
        var completed = outcome.completed();
        assertThat(completed).hasSizeBetween(4 * 24, 5 * 25);
        assertThat(outcome.passive()).containsAllEntriesOf(completed);
        assertThat(outcome.kept()).containsExactlyElementsOf(completed.keySet());
        assertThat(outcome.passiveSchedule().phase()).isEqualTo("BackupCollision");
        var again = live(1);
        assertThat(again.requests().equals(outcome.requests()))
                .as("the same requests, up to %s", firstDifference(outcome.requests(), again.requests()))
                .isTrue();
        assertThat(again.active()).isEqualTo(outcome.active());
        assertThat(again.passive()).isEqualTo(outcome.passive());
        assertThat(again.told()).isEqualTo(outcome.told());
    }

    private static String firstDifference(List<RequestRecord> once, List<RequestRecord> again) {
        return IntStream.range(0, Math.min(once.size(), again.size()))
                .filter(at -> !once.get(at).equals(again.get(at)))
                .mapToObj(at -> "%d: %s, then %s".formatted(at, once.get(at), again.get(at)))
                .findFirst()
                .orElse("the end of the shorter one");
    }

    private static Outcome live(long seed) {
        try (var hubs = EmbeddedHubs.inSimulatedTime(seed).keeping(Detail.COARSE)) {
            var passive = hubs.up(HubOptions.hub().withClusterId(PASSIVE));
            passive.skip(APART);
            var active = hubs.up(HubOptions.hub().withClusterId(ACTIVE));
            try (var one = begin(passive);
                    var other = begin(active)) {
                assertThat(one.ready() && other.ready()).isTrue();
                return live(new StoryHub(active), new StoryHub(passive), Stream.of(active, passive));
            }
        }
    }

    /** The later one owns the store. */
    private static OperatorUnderTest begin(EmbeddedHub bed) {
        var hub = new StoryHub(bed);
        hub.install(Crds.OURS);
        hub.create(StoryHub.backupSchedule(StoryHub.SCHEDULE, HOURLY));
        var operator = bed.startOperator(UNDISTURBED);
        hub.await(SOON, "it is backed up", seen -> assertThat(ready(seen)).isEqualTo("True BackedUp"));
        return operator;
    }

    private static Outcome live(StoryHub active, StoryHub passive, Stream<EmbeddedHub> beds) {
        passive.await(
                SOON,
                "it sees that another hub backs up",
                seen -> assertThat(seen.phase()).isEqualTo("BackupCollision"));
        Stream.of(active, passive).forEach(hub -> hub.patch(Kind.STORAGE_LOCATION, "default", UNHURRIED));
        var time = active.bed();
        var start = time.now();
        time.skip(BEFORE_THE_OUTAGE);
        var before = ready(active.backupSchedule());
        time.store().fail();
        time.skip(OUTAGE);
        var outage = ready(active.backupSchedule());
        time.store().recover();
        time.skip(UNTIL_WELL);
        var well = ready(active.backupSchedule());
        time.skip(Duration.between(
                time.now(), start.plus(WEEKS).truncatedTo(HOURS).plus(SEEN_BY_BOTH)));

        var backups = backups(active);
        var told = List.of(before, outage, well, ready(active.backupSchedule()));
        return new Outcome(
                time.now(),
                told,
                backups,
                backups(passive),
                backups.keySet().stream().filter(time.store()::holds).toList(),
                passive.backupSchedule(),
                beds.flatMap(bed -> bed.server().requests().all().stream()).toList());
    }

    private static SortedMap<String, Kept> backups(StoryHub hub) {
        var backups = new TreeMap<String, Kept>();
        hub.seen(Kind.VELERO_BACKUP)
                .forEach(backup ->
                        backups.put(backup.name(), new Kept(backup.phase(), backup.text("status", "expiration"))));
        return backups;
    }

    private static String ready(Seen schedule) {
        var ready = schedule.condition("Ready");
        return ready.status() + " " + ready.reason();
    }
}
