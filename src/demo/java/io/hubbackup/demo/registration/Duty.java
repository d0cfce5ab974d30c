package io.hubbackup.demo.registration;

import java.time.Instant;

/** One thing that is done about each cluster of a hub. */
@FunctionalInterface
interface Duty {

    /** After every change that concerns the cluster, and when it is due again. */
    Next look(ManagedCluster cluster, Instant now);
}
