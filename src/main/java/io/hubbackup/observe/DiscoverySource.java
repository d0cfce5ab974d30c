package io.hubbackup.observe;

import java.io.IOException;

/** Asks an API server what it serves. */
@FunctionalInterface
interface DiscoverySource {

    /** Blocks; only one thread at a time. */
    DiscoveryAnswer read() throws IOException;
}
