package io.hubbackup.run;

import io.hubbackup.api.Restore;
import io.hubbackup.hub.ObjectKey;
import io.javaoperatorsdk.operator.api.config.informer.Informer;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.ControllerConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.api.reconciler.MaxReconciliationInterval;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import java.util.List;

/** Where the framework meets our passes over Restores; also over those that are being deleted, whose finalizer is ours to take off (R2.25). */
@ControllerConfiguration(
        name = "restore",
        generationAwareEventProcessing = false,
        triggerReconcilerOnAllEvents = true,
        // The framework writes nothing for us: it has no cache of its own writes to look through, a hundred times a
        // second.
        informer = @Informer(onUpdateFilter = SpecOrWill.class, comparableResourceVersions = false),
        retry = NoRetry.class,
        maxReconciliationInterval = @MaxReconciliationInterval(interval = -1))
public final class RestoreReconciler implements Reconciler<Restore> {

    private final Rounds<Restore> rounds;

    RestoreReconciler(Rounds<Restore> rounds) {
        this.rounds = rounds;
    }

    @Override
    public List<EventSource<?, Restore>> prepareEventSources(EventSourceContext<Restore> context) {
        return List.of(rounds.events());
    }

    @Override
    public UpdateControl<Restore> reconcile(Restore seen, Context<Restore> context) {
        var metadata = seen.getMetadata();
        if (!context.isPrimaryResourceDeleted()) {
            rounds.turn(new ObjectKey(metadata.getNamespace(), metadata.getName()), seen);
        }
        return UpdateControl.noUpdate();
    }
}
