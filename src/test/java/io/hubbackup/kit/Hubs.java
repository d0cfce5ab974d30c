package io.hubbackup.kit;

/** Several hubs on one store, as two data centres have them; ended together, with the store. */
public interface Hubs extends AutoCloseable {

    /** Starts one more hub as these options say; one with a store has the common one. */
    Hub up(HubOptions options);

    @Override
    void close();
}
