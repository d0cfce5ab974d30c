package io.hubbackup.simulation;

import io.hubbackup.wire.BackupLabels;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Some hubs on one store, in a time that goes from one thing that is due to the next. */
final class World {

    /** What every hub calls the ManagedCluster that is itself. */
    static final String LOCAL = "local-cluster";

    private static final Instant BEGIN = Instant.parse("2026-03-02T05:30:00Z");
    private static final Duration CRON = Duration.ofHours(2);
    private static final int HOT = 400;

    private final Archive archive = new Archive();
    private final ModelFleet fleet = new ModelFleet();
    private final Invariants invariants = new Invariants(this);
    private final List<Hub> hubs = new ArrayList<>();
    private final List<String> told = new ArrayList<>();
    private final Defect defect;
    private final boolean telling;
    private Instant now = BEGIN;
    private boolean ticking = true;

    /** @param telling whether it keeps what happened, to be printed */
    World(int count, Defect defect, boolean telling) {
        this.defect = defect;
        this.telling = telling;
        for (int index = 0; index < count; index++) {
            var hub = new Hub(this, "hub-" + index, archive);
            hubs.add(hub);
            Furniture.bare(hub);
        }
        Furniture.primary(hubs.getFirst());
        hubs.stream().skip(1).forEach(Furniture::lived);
        advance(Duration.ofMinutes(5));
    }

    Instant now() {
        return now;
    }

    Archive archive() {
        return archive;
    }

    ModelFleet fleet() {
        return fleet;
    }

    Invariants invariants() {
        return invariants;
    }

    List<Hub> hubs() {
        return hubs;
    }

    Defect defect() {
        return defect;
    }

    List<String> told() {
        return told;
    }

    void note(Supplier<String> what) {
        if (telling) {
            told.add(now + " " + what.get());
        }
    }

    /** Whether any Restore of the hub may delete what no restore has brought. */
    boolean cleansAll(Hub hub) {
        return hub.server().all(Kinds.RESTORE).stream()
                .anyMatch(restore -> restore.tree()
                        .child("spec")
                        .text("cleanup")
                        .filter("CleanupAll"::equals)
                        .isPresent());
    }

    /** The backups of a set: those of one hub with the same time in their names. */
    static String setOf(Archive.Kept kept, String name) {
        var labels = new io.hubbackup.wire.velero.Backup(kept.object()).metadata();
        return labels.label(BackupLabels.HUB).orElse("") + name.substring(name.lastIndexOf('-'));
    }

    void happens(Event event) {
        note(() -> "=== " + event);
        new Happening(this, event).happens();
        advance(Duration.ofSeconds(event.seconds()));
    }

    /** Until the next time at which all cron expressions fire, and a bit further. */
    void tick() {
        advance(Duration.between(now, nextTick()).plusSeconds(1));
    }

    private Instant nextTick() {
        long every = CRON.toSeconds();
        return Instant.ofEpochSecond((now.getEpochSecond() / every + 1) * every);
    }

    void stopTicking() {
        ticking = false;
    }

    void advance(Duration span) {
        var until = now.plus(span);
        int spins = 0;
        while (true) {
            if (step()) {
                invariants.after();
                if (++spins > HOT) {
                    throw new Violation("nothing goes round in circles", "at " + now);
                }
                continue;
            }
            var tick = nextTick();
            var next = Stream.concat(due(), ticking ? Stream.of(tick) : Stream.<Instant>empty())
                    .min(Comparator.naturalOrder())
                    .orElse(Instant.MAX);
            if (next.isAfter(until)) {
                now = until;
                return;
            }
            spins = next.isAfter(now) ? 0 : spins + 1;
            if (spins > HOT) {
                throw new Violation("nothing goes round in circles", "at " + now);
            }
            now = next.isAfter(now) ? next : now;
            if (ticking && now.equals(tick)) {
                hubs.stream()
                        .filter(Hub::alive)
                        .forEach(hub -> hub.velero().tick(hub.now().plus(lateness(hub))));
            }
        }
    }

    /** Each Velero looks once a minute, at a second of its own; so no two hubs give their backups the same names. */
    private Duration lateness(Hub hub) {
        return Duration.ofSeconds(7L * hubs.indexOf(hub));
    }

    private Stream<Instant> due() {
        return hubs.stream()
                .filter(Hub::alive)
                .flatMap(hub -> Stream.concat(
                        hub.velero().due(hub.now()).map(hub::inWorld).stream(), hub.operator().due().stream()));
    }

    private boolean step() {
        boolean any = false;
        for (var hub : hubs) {
            if (hub.alive()) {
                any |= hub.velero().step(hub.now());
                any |= fleet.step(hub.name(), hub.server(), hub.now(), now);
                any |= hub.operator().step();
            }
        }
        return any;
    }
}
