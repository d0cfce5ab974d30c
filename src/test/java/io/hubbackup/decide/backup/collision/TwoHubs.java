package io.hubbackup.decide.backup.collision;

import io.hubbackup.decide.backup.SeenBackup;
import io.hubbackup.hub.BackupSeen;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/** Two hubs on one storage location, living through a random history; every synchronisation is complete at once. */
final class TwoHubs {

    enum Hub {
        H1,
        H2;

        Hub other() {
            return this == H1 ? H2 : H1;
        }
    }

    private final Random random;
    private final List<String> told = new ArrayList<>();
    private final List<SeenBackup> resources = new ArrayList<>();
    private final List<SeenBackup> markers = new ArrayList<>();
    private final Map<Hub, Instant> claims = new EnumMap<>(Hub.class);
    private final Map<Hub, TakeOver> notes = new EnumMap<>(Hub.class);
    private final Map<Hub, Boolean> paused = new EnumMap<>(Hub.class);
    private Instant now = Instant.parse("2026-11-21T00:00:00Z");

    TwoHubs(long seed) {
        random = new Random(seed);
    }

    /** One event of the history, and then a look of both hubs. */
    void step() {
        now = now.plusSeconds(random.nextInt(90));
        var hub = Hub.values()[random.nextInt(2)];
        switch (random.nextInt(10)) {
            case 0 -> claim(hub);
            case 1 -> takeOver(hub);
            case 2 -> expire(resources);
            case 3 -> expire(markers);
            default -> run(hub);
        }
        look(Hub.H1);
        look(Hub.H2);
    }

    List<String> told() {
        return told;
    }

    Ownership judged(Hub hub) {
        return Collision.judge(facts(hub));
    }

    boolean claimed(Hub hub) {
        return claims.containsKey(hub);
    }

    /** Whether the hub has a backup in the storage that it began after its claim. */
    boolean hasOwn(Hub hub) {
        return facts(hub)
                .newestOwnStart()
                .filter(start -> !start.isBefore(claims.get(hub)))
                .isPresent();
    }

    /** Whether the hub took over last, and no other one has begun a backup since. */
    boolean tookOverLast(Hub hub) {
        var facts = facts(hub);
        return facts.newestTakeOver()
                .filter(facts.own()::mine)
                .filter(ours -> facts.newestForeign()
                        .map(BackupTimes::when)
                        .filter(start -> !start.isBefore(ours.at()))
                        .isEmpty())
                .isPresent();
    }

    boolean knowsNoOther(Hub hub) {
        var facts = facts(hub);
        return facts.newestForeign().isEmpty() && facts.takeOvers().stream().allMatch(facts.own()::mine);
    }

    /** A new BackupSchedule: the old one's Velero Schedules are gone, and with them their note. */
    private void claim(Hub hub) {
        told.add(now + " " + hub + " claims");
        claims.put(hub, now);
        notes.remove(hub);
        paused.put(hub, false);
    }

    private void takeOver(Hub hub) {
        told.add(now + " " + hub + " takes over");
        markers.add(SeenBackup.marker(hub.name(), now));
    }

    private void expire(List<SeenBackup> any) {
        if (!any.isEmpty()) {
            told.add(now + " expires " + any.removeFirst().name());
        }
    }

    private void run(Hub hub) {
        if (claimed(hub) && !paused.getOrDefault(hub, false)) {
            told.add(now + " " + hub + " backs up");
            resources.add(SeenBackup.resources(hub.name(), now).name("r-%s-%d".formatted(hub, told.size())));
        }
    }

    private void look(Hub hub) {
        if (!claimed(hub)) {
            return;
        }
        var judged = judged(hub);
        if (judged instanceof Ownership.Replaced replaced) {
            notes.put(hub, replaced.by());
        }
        if (judged instanceof Ownership.Owner) {
            notes.remove(hub);
        }
        paused.put(hub, !(judged instanceof Ownership.Owner));
    }

    private OwnershipFacts facts(Hub hub) {
        var takeOvers = new ArrayList<TakeOver>();
        markers.forEach(marker -> TakeOver.ofMarker(marker.seen()).ifPresent(takeOvers::add));
        Optional.ofNullable(notes.get(hub)).ifPresent(takeOvers::add);
        List<BackupSeen> seen = resources.stream().map(SeenBackup::seen).toList();
        return new OwnershipFacts(
                new OwnIds(hub.name(), Set.of()), hub.name(), claims.getOrDefault(hub, now), seen, takeOvers);
    }
}
