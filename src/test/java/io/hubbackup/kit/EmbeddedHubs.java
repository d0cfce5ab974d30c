package io.hubbackup.kit;

import io.hubbackup.demo.time.VirtualTime;
import io.hubbackup.demo.velero.ScriptedStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Several embedded hubs on one store, in the same time. */
public final class EmbeddedHubs implements Hubs {

    /** A morning on which no clock is changed. */
    private static final Instant MORNING = Instant.parse("2026-03-02T08:20:30Z");

    /** Makes a hub. */
    private interface Bed {

        EmbeddedHub hub(HubOptions options, ScriptedStore store, long number);
    }

    private final Bed bed;
    private final Runnable end;
    private final ScriptedStore store = new ScriptedStore();
    private final List<EmbeddedHub> started = new ArrayList<>();

    private EmbeddedHubs(Bed bed, Runnable end) {
        this.bed = bed;
        this.end = end;
    }

    /** Hubs whose time passes when somebody waits; the same story is the same run, to the last UID. */
    public static EmbeddedHubs inSimulatedTime() {
        return inSimulatedTime(0);
    }

    /** @param seed another one is another run */
    public static EmbeddedHubs inSimulatedTime(long seed) {
        var time = new VirtualTime(MORNING);
        return new EmbeddedHubs(
                (options, store, number) -> new SimulatedHub(options, store, time, seed + number), time::close);
    }

    /** Hubs for programs that have their own clock. */
    public static EmbeddedHubs inRealTime() {
        return new EmbeddedHubs(ListeningHub::new, () -> {});
    }

    @Override
    public EmbeddedHub up(HubOptions options) {
        var hub = bed.hub(options, store, started.size() + 1);
        started.add(hub);
        hub.furnish();
        return hub;
    }

    @Override
    public void close() {
        started.reversed().forEach(EmbeddedHub::close);
        started.clear();
        end.run();
    }
}
