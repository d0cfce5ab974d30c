package io.hubbackup.kit;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Several hubs on one store, as two data centres have them; ended together, with the store. */
public final class Hubs implements AutoCloseable {

    private final HubKit kit;
    private final Path store = Folders.temporary("hub-store-");
    private final List<RealHub> started = new ArrayList<>();

    public Hubs(HubKit kit) {
        this.kit = kit;
    }

    /** The folder that all hubs of this factory back up to. */
    public Path store() {
        return store;
    }

    /** Starts one more hub with all its kinds and a Velero on the common store. */
    public RealHub up(String clusterId) {
        return up(HubOptions.hubOn(store).withClusterId(clusterId));
    }

    /** Starts one more hub as these options say. */
    public RealHub up(HubOptions options) {
        var hub = RealHub.up(kit, options);
        started.add(hub);
        return hub;
    }

    @Override
    public void close() {
        started.reversed().forEach(RealHub::close);
        started.clear();
        Folders.remove(store);
    }
}
