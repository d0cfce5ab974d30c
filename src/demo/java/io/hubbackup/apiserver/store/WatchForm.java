package io.hubbackup.apiserver.store;

/** How the events of a watch are written. */
public interface WatchForm {

    /** @param type {@code ADDED}, {@code MODIFIED}, {@code DELETED} */
    byte[] event(String type, Stored object, boolean first);

    byte[] bookmark(long version, boolean initialEventsEnd);
}
