package io.hubbackup.decide.restore.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.hubbackup.decide.restore.RestorePart;
import io.hubbackup.hub.BackupSeen;
import io.hubbackup.hub.Indexed;
import io.hubbackup.hub.Observed;
import io.hubbackup.wire.BackupName;
import io.hubbackup.wire.BackupType;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("W3, W14, W19 what holds for whatever backups there are, and whatever Velero makes of them")
class RestorePlanInvariantsTest {

    private static final int CASES = 1_000;
    private static final List<String> PHASES = List.of(
            "Completed", "Completed", "Completed", "Completed", "PartiallyFailed", "Failed", "InProgress", "New");
    private static final List<String> OUTCOMES = List.of(
            "", "New", "InProgress", "Finalizing", "Completed", "Completed", "Completed", "PartiallyFailed", "Failed");
    private static final List<String> NAMES = List.of("latest", "latest", "skip");

    @Test
    @DisplayName(
            "W14, R3.6 the newest set is of one hub, one storage location and one run, and everything in it can be restored")
    void oneSet() {
        forAll(random -> {
            var hub = hub(random);
            if (hub.plan() instanceof PlanResult.Planned(RestorePlan plan)) {
                var backups = plan.restores().stream()
                        .map(planned -> hub.backups.get(planned.backup()))
                        .toList();
                assertThat(backups).isNotEmpty().allMatch(DatedBackup::usable);
                assertThat(of(backups, DatedBackup::hubOf)).hasSize(1);
                assertThat(of(backups, BackupSeen::storageLocation)).hasSize(1);
                assertThat(spread(backups)).isLessThanOrEqualTo(BackupRuns.TOLERANCE.multipliedBy(2));
            }
        });
    }

    @Test
    @DisplayName("W3, W15 every part is planned, or left out with a reason; no name twice")
    void everyPart() {
        forAll(random -> {
            var hub = hub(random);
            if (hub.plan() instanceof PlanResult.Planned(RestorePlan plan)) {
                var parts = new ArrayList<RestorePart>();
                plan.restores().forEach(planned -> parts.add(planned.part()));
                plan.skipped().forEach(skipped -> parts.add(skipped.part()));
                assertThat(parts).containsExactlyInAnyOrder(RestorePart.values());
                assertThat(new HashSet<>(RestoreHub.names(plan)))
                        .hasSize(plan.restores().size());
                assertThat(plan.skipped()).noneMatch(skipped -> skipped.why().isEmpty());
            }
        });
    }

    @Test
    @DisplayName("W9 the same look gives the same answer")
    void same() {
        forAll(random -> {
            var hub = hub(random);
            assertThat(hub.plan()).isEqualTo(hub.plan());
        });
    }

    @Test
    @DisplayName(
            "W19, W3 the managed clusters are never created before everything else succeeded, and in the end nothing is missing")
    void gate() {
        forAll(random -> {
            var hub = hub(random);
            if (hub.plan() instanceof PlanResult.Planned(RestorePlan plan)) {
                for (int pass = 0; pass < 8; pass++) {
                    disturb(hub, random);
                    var before = hub.progress(plan);
                    var created = hub.steps(plan).create();
                    if (created.stream().anyMatch(planned -> planned.part() == RestorePart.MANAGED_CLUSTERS)) {
                        assertThat(before.parts())
                                .filteredOn(part -> part.part() != RestorePart.MANAGED_CLUSTERS)
                                .allMatch(part -> part.state() == PartState.SUCCEEDED);
                    }
                    hub.pass(plan);
                }
                settled(hub, plan);
            }
        });
    }

    /** With nothing in the way every planned Velero Restore is there after two passes. */
    private static void settled(RestoreHub hub, RestorePlan plan) {
        hub.pass(plan);
        hub.allPhases("Completed");
        hub.pass(plan);
        assertThat(hub.restores.keySet()).containsAll(RestoreHub.names(plan));
        hub.allPhases("Completed");
        assertThat(hub.progress(plan).succeeded()).isTrue();
        assertThat(hub.pass(plan)).isEmpty();
    }

    /** Velero goes on with one, or somebody deletes one. */
    private static void disturb(RestoreHub hub, Random random) {
        var names = List.copyOf(hub.restores.keySet());
        if (!names.isEmpty()) {
            var name = names.get(random.nextInt(names.size()));
            if (random.nextInt(8) == 0) {
                hub.restores.remove(name);
            } else {
                hub.phase(name, OUTCOMES.get(random.nextInt(OUTCOMES.size())));
            }
        }
        if (random.nextInt(3) == 0) {
            hub.allPhases("Completed");
        }
    }

    private static RestoreHub hub(Random random) {
        var hub = new RestoreHub().wish(pick(NAMES, random), pick(NAMES, random), pick(NAMES, random));
        hub.locations =
                Observed.of(Indexed.of(RestoreHub.location("default", true), RestoreHub.location("other", true)));
        var time = RestoreHub.T1;
        for (int run = 0; run < 1 + random.nextInt(5); run++) {
            time = time.plusSeconds(random.nextInt(4) == 0 ? random.nextInt(200) : 3600);
            run(hub, random, time);
        }
        return hub;
    }

    private static void run(RestoreHub hub, Random random, Instant time) {
        var origin = "H" + random.nextInt(2);
        var location = random.nextInt(5) == 0 ? "other" : "default";
        for (BackupType type : RestoreHub.DATA) {
            if (random.nextInt(8) != 0) {
                var at = time.plusSeconds(random.nextInt(3) == 0 ? random.nextInt(150) : 0);
                var name = BackupName.of(type, at).text();
                hub.backup(RestoreHub.stored(RestoreHub.of(name, origin, at, pick(PHASES, random)), location));
            }
        }
    }

    private static String pick(List<String> texts, Random random) {
        return texts.get(random.nextInt(texts.size()));
    }

    private static Set<String> of(List<BackupSeen> backups, Function<BackupSeen, String> question) {
        return backups.stream().map(question).collect(Collectors.toSet());
    }

    private static Duration spread(List<BackupSeen> backups) {
        var times = backups.stream()
                .flatMap(backup -> DatedBackup.of(backup).stream())
                .map(DatedBackup::ordered)
                .sorted()
                .toList();
        return Duration.between(times.getFirst(), times.getLast());
    }

    private static void forAll(Consumer<Random> property) {
        for (int seed = 0; seed < CASES; seed++) {
            try {
                property.accept(new Random(seed));
            } catch (AssertionError failure) {
                throw new AssertionError("seed " + seed + ": " + failure.getMessage(), failure);
            }
        }
    }
}
