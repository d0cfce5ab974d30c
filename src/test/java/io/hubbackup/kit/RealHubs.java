package io.hubbackup.kit;

import java.util.ArrayList;
import java.util.List;

/** Several real hubs on one folder. */
public final class RealHubs implements Hubs {

    private final HubKit kit;
    private final FolderStore store = FolderStore.temporary();
    private final List<RealHub> started = new ArrayList<>();

    public RealHubs(HubKit kit) {
        this.kit = kit;
    }

    @Override
    public RealHub up(HubOptions options) {
        var hub = RealHub.up(kit, options, store);
        started.add(hub);
        return hub;
    }

    /** All at once: each takes ten seconds, in which it waits. */
    @Override
    public void close() {
        started.parallelStream().forEach(RealHub::close);
        started.clear();
        Folders.remove(store.root());
    }
}
