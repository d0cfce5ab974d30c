package io.hubbackup.decide.restore.activation;

import java.time.Instant;

/**
 * A hub that has announced after this one, while this one was still at it, that it takes the same clusters over (R6.7). Of two such hubs the later one has them, and both see which
 * one that is by the same two markers.
 *
 * @param marker name of its marker
 */
record Rival(String hub, String marker, Instant at) {

    String sentence() {
        return "Hub %s has announced at %s, after this one, that it takes the managed clusters over (Velero Backup %s): this hub calls none of them any more. Create a new Restore here to have them after all."
                .formatted(hub, at, marker);
    }
}
