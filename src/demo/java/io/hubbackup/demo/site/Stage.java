package io.hubbackup.demo.site;

import java.util.List;

/** What a demonstration plays on. */
public interface Stage extends AutoCloseable {

    /** All hubs, the first one first. */
    List<Site> sites();

    /** Makes the store fail, or work again. Only where it is ours. */
    SharedStore store();

    /** Another hub on the same store; one is started when there is none. */
    Site another(Site than);

    @Override
    void close();
}
