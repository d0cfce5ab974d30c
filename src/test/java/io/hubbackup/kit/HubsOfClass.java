package io.hubbackup.kit;

import java.util.Optional;

/** A store, and the one hub on it that all tests of a class have. */
final class HubsOfClass implements AutoCloseable {

    private final Hubs hubs;
    private final HubOptions options;
    private Optional<Hub> hub = Optional.empty();

    HubsOfClass(Hubs hubs, HubOptions options) {
        this.hubs = hubs;
        this.options = options;
    }

    Hubs hubs() {
        return hubs;
    }

    /** Starts it when it is first asked for. */
    Hub hub() {
        if (hub.isEmpty()) {
            hub = Optional.of(hubs.up(options));
        }
        return hub.get();
    }

    @Override
    public void close() {
        hubs.close();
    }
}
