package io.hubbackup.run;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Somebody has changed the definitions of our two kinds under way, a MultiClusterHub for instance, which puts its own over ours (packaging B4). What was written under the old ones need
 * not be there any more, and what they have dropped may be kept from now on.
 */
final class Redefinition {

    private static final List<String> OURS = List.of(
            "backupschedules.cluster.open-cluster-management.io", "restores.cluster.open-cluster-management.io");

    /** API servers go on with the old definitions for a moment, each for its own. */
    private static final List<Duration> UNTIL_SERVED =
            List.of(Duration.ZERO, Duration.ofSeconds(5), Duration.ofMinutes(1));

    private final Function<String, Optional<String>> version;
    private final Runnable doubt;
    private final WakeTimer timer;
    private final Clock clock;
    private final Map<String, String> known = new ConcurrentHashMap<>();

    /**
     * @param version the version of the definition of this name, if it is known
     * @param doubt takes nothing that was written for what stands there; may block
     */
    Redefinition(Function<String, Optional<String>> version, Runnable doubt, WakeTimer timer, Clock clock) {
        this.version = version;
        this.doubt = doubt;
        this.timer = timer;
        this.clock = clock;
    }

    /** Some definitions have changed; returns at once. */
    void look() {
        if (OURS.stream().filter(this::isAnother).count() > 0) {
            UNTIL_SERVED.forEach(
                    after -> timer.replace(List.of(this, after), clock.instant().plus(after), doubt));
        }
    }

    private boolean isAnother(String name) {
        var now = version.apply(name);
        var before = now.map(seen -> known.put(name, seen));
        return before.isPresent() && !before.equals(now);
    }
}
