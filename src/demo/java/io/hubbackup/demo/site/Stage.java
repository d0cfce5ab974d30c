package io.hubbackup.demo.site;

import java.util.List;
import java.util.SortedMap;

/** What a demonstration plays on. */
public interface Stage extends AutoCloseable {

    /** All hubs, the first one first. */
    List<Site> sites();

    /** Makes the store fail, or work again. Only where it is ours. */
    SharedStore store();

    /** Another hub on the same store; one is started when there is none. */
    Site another(Site than);

    /** Ends a hub as a loss does: nobody on it answers or does anything any more. Nothing happens when it has ended already. */
    void kill(Site hub);

    /** Starts a hub again that was ended, with all that it had. */
    void wake(Site hub);

    /** Which hub each managed cluster belongs to, by name; those that belong to none are not among them. */
    SortedMap<String, String> whereabouts();

    @Override
    void close();
}
