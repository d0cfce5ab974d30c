package io.hubbackup.simulation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Makes a history of a seed. */
final class Histories {

    private static final int ALL =
            Arrays.stream(Event.What.values()).mapToInt(Event.What::weight).sum();
    private static final List<Event.What> HUB_WIDE = List.of(Event.What.TICK, Event.What.REST);

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
        int length = 12 + random.nextInt(24);
        var events = new ArrayList<Event>();
        events.add(event(Event.What.TICK, 0, random));
        events.add(event(Event.What.SYNC_RESTORE, 1, random));
        for (int index = 0; index < length; index++) {
            events.add(event(what(random), random.nextInt(hubs), random));
        }
        return new History(seed, hubs, events);
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
