package io.hubbackup.run;

import io.hubbackup.observe.Signs;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Everything by which it is judged whether this process is well (packaging 5); nothing of it depends on how the hub or its backups are.
 *
 * @param working whether the controllers have started, which they do when the hub serves their kinds
 * @param stopped the kinds that the framework does not follow any more
 * @param signs how well it sees
 * @param beat when the timer was last wound and somebody did what was due
 * @param longest the pass that runs for the longest time
 * @param asked when the Lease was last asked for; empty where nobody asks
 * @param leads whether this process works on the hub; the one that stands by is as well as the other
 * @param exhausted whether a thread has died because there was no memory
 */
public record Vitals(
        boolean working,
        List<String> stopped,
        Signs signs,
        Instant beat,
        Optional<LongPass> longest,
        Optional<Instant> asked,
        boolean leads,
        boolean exhausted) {

    public Vitals {
        stopped = List.copyOf(stopped);
    }

    /**
     * A pass that runs.
     *
     * @param about what it looks at
     */
    public record LongPass(String about, Instant since) {}
}
