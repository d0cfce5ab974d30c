package io.hubbackup.kit;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.hubbackup.observe.Clockwork;
import java.util.concurrent.Executor;

/** A process on an embedded hub: time, threads and clients that end together. */
interface Resident {

    Clockwork time();

    Executor threads();

    KubernetesClient client(String userAgent);

    /** As a crash: nothing that it has begun goes on. */
    void kill();
}
