package io.hubbackup.kit;

import io.hubbackup.demo.time.VirtualTime;
import io.hubbackup.demo.velero.Detail;
import io.hubbackup.demo.velero.store.MemoryStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Several embedded hubs on one store, in the same time. */
public final class EmbeddedHubs implements Hubs {

    /** A morning on which no clock is changed. */
    private static final Instant MORNING = Instant.parse("2026-03-02T08:20:30Z");

    /** Makes a hub. */
    private interface Bed {

        EmbeddedHub hub(HubOptions options, MemoryStore store, long number);
    }

    private final Bed bed;
    private final Runnable end;
    private final MemoryStore store = new MemoryStore();
    private Detail detail = Detail.FULL;
    private boolean recorded = true;
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

    /** Hubs that are started from now on keep so much of what they back up. */
    public EmbeddedHubs keeping(Detail wanted) {
        detail = wanted;
        return this;
    }

    /** Hubs whose story depends on chance: what the operator does on them is no measure of the rights that it needs. */
    public EmbeddedHubs byChance() {
        recorded = false;
        return this;
    }

    @Override
    public EmbeddedHub up(HubOptions options) {
        var hub = bed.hub(options, store, started.size() + 1);
        started.add(hub);
        hub.keep(detail);
        hub.record(recorded);
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
