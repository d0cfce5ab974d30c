package io.hubbackup.observe;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How well the operator sees, told without a request and without a lock (packaging 5).
 *
 * @param answered when the API server last answered, or told something of its own accord
 * @param silent the kind that nobody has asked for the longest time for
 * @param unfollowed those of the kinds that the operator is there for of which it does not know the objects
 */
public record Signs(Optional<Instant> answered, Optional<Silence> silent, List<String> unfollowed) {

    public Signs {
        unfollowed = List.copyOf(unfollowed);
    }

    /** @param since when the last attempt ended, well or not, or the last line of a watch came */
    public record Silence(String kind, Instant since) {}
}
