package io.hubbackup.demo.velero;

import java.time.Duration;

/**
 * How fast a Velero works.
 *
 * @param inProgress how long it takes to write down what is backed up
 * @param finalizing how long it takes to end a backup after that
 */
public record Pace(Duration inProgress, Duration finalizing) {

    /** Two seconds a backup, as on a hub with few objects. */
    public static final Pace BRISK = new Pace(Duration.ofSeconds(2), Duration.ZERO);
}
