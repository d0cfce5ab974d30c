package io.hubbackup.run;

import io.hubbackup.hub.Observed;
import io.hubbackup.observe.HubObserver;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/**
 * Lets the controllers start when the hub serves the BackupSchedule (BW34): a definition that comes later is no reason to end, and probes and metrics answer
 * while it is awaited.
 */
final class DefinitionGate {

    private static final Logger LOG = Logger.getLogger(DefinitionGate.class);

    private final HubObserver hub;
    private final Runnable controllers;
    private final Executor workers;
    private final AtomicBoolean open = new AtomicBoolean();
    private final AtomicBoolean said = new AtomicBoolean();

    DefinitionGate(HubObserver hub, Runnable controllers, Executor workers) {
        this.hub = hub;
        this.controllers = controllers;
        this.workers = workers;
    }

    /** Looks whether it is time; called on every change of the hub until it is. */
    void look() {
        if (open.get()) {
            return;
        }
        if (hub.snapshot().backupSchedules() instanceof Observed.Value) {
            if (open.compareAndSet(false, true)) {
                workers.execute(controllers);
            }
        } else if (hub.unread().isEmpty() && said.compareAndSet(false, true)) {
            LOG.warn(
                    "The hub does not serve BackupSchedules. The operator waits; install the definitions: kubectl apply -f src/main/kubernetes/crds");
        }
    }
}
