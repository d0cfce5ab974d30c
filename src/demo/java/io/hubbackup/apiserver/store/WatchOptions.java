package io.hubbackup.apiserver.store;

import java.time.Duration;
import java.util.Optional;

/**
 * How a watch begins and ends.
 *
 * @param from the version after which it tells everything; empty: everything that is there is told as new, and then what happens
 * @param notOlderThan the version that what is there must have at least
 * @param bookmarks whether it tells now and then how far it is
 * @param initialEventsEnd whether a bookmark says when everything that is there has been told
 */
public record WatchOptions(
        Optional<Long> from, long notOlderThan, boolean bookmarks, boolean initialEventsEnd, Duration timeout) {}
