package io.hubbackup.simulation;

import static io.hubbackup.simulation.Event.What.ACTIVATE;
import static io.hubbackup.simulation.Event.What.CONFIRM;
import static io.hubbackup.simulation.Event.What.LONG_NAMES;
import static io.hubbackup.simulation.Event.What.NAMED_RESTORE;
import static io.hubbackup.simulation.Event.What.RESTORE_MISHAP;
import static io.hubbackup.simulation.Event.What.SYNC_RESTORE;
import static io.hubbackup.simulation.Event.What.TICK;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Makes a history of a seed. */
final class Histories {

    private static final int ALL =
            Arrays.stream(Event.What.values()).mapToInt(Event.What::weight).sum();
    private static final List<Event.What> HUB_WIDE = List.of(Event.What.TICK, Event.What.REST);

    private static final List<Event.What> ON_PRIMARY = List.of(TICK, LONG_NAMES);

    /** How stories begin that would hardly ever begin by chance. */
    private static final List<List<Event.What>> OPENINGS = List.of(
            List.of(TICK),
            List.of(TICK, SYNC_RESTORE),
            List.of(TICK, SYNC_RESTORE, TICK, RESTORE_MISHAP, TICK, CONFIRM),
            List.of(TICK, LONG_NAMES, NAMED_RESTORE, CONFIRM),
            List.of(TICK, SYNC_RESTORE, ACTIVATE, CONFIRM));

    /**
     * What happens.
     *
     * @param hubs how many there are
     */
    record History(long seed, int hubs, List<Event> events) {
        History {
            events = List.copyOf(events);
        }

        History with(List<Event> fewer) {
            return new History(seed, hubs, fewer);
        }

        @Override
        public String toString() {
            var text = new StringBuilder("%d hubs, %d events".formatted(hubs, events.size()));
            events.forEach(event -> text.append("\n    ").append(event));
            return text.toString();
        }
    }

    private Histories() {}

    static History of(long seed) {
        var random = new Random(seed * 0x9E3779B97F4A7C15L);
        int hubs = random.nextInt(4) == 0 ? 3 : 2;
        int length = 6 + random.nextInt(20);
        var events = new ArrayList<Event>();
        OPENINGS.get(random.nextInt(OPENINGS.size())).forEach(what -> events.add(opening(what, random)));
        for (int index = 0; index < length; index++) {
            events.add(event(what(random), random.nextInt(hubs), random));
        }
        return new History(seed, hubs, events);
    }

    /** Long enough for what it begins. */
    private static Event opening(Event.What what, Random random) {
        return new Event(what, ON_PRIMARY.contains(what) ? 0 : 1, random.nextLong(), 200 + random.nextInt(200));
    }

    private static Event event(Event.What what, int hub, Random random) {
        int seconds = random.nextInt(3) == 0 ? random.nextInt(40) : 40 + random.nextInt(400);
        return new Event(what, HUB_WIDE.contains(what) ? 0 : hub, random.nextLong(), seconds);
    }

    private static Event.What what(Random random) {
        int left = random.nextInt(ALL);
        for (var what : Event.What.values()) {
            left -= what.weight();
            if (left < 0) {
                return what;
            }
        }
        throw new IllegalStateException("the weights do not add up");
    }
}
