package io.hubbackup.run;

import io.hubbackup.api.BackupSchedule;
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

/** Where the framework meets our passes. It only says when; retries, deadlines and writes are ours (D16, D25). */
@ControllerConfiguration(
        name = "backupschedule",
        generationAwareEventProcessing = false,
        // The framework writes nothing for us: it has no cache of its own writes to look through, a hundred times a
        // second.
        informer = @Informer(onUpdateFilter = SpecOrWill.class, comparableResourceVersions = false),
        retry = NoRetry.class,
        maxReconciliationInterval = @MaxReconciliationInterval(interval = -1))
public final class BackupScheduleReconciler implements Reconciler<BackupSchedule> {

    private final Rounds<BackupSchedule> rounds;

    BackupScheduleReconciler(Rounds<BackupSchedule> rounds) {
        this.rounds = rounds;
    }

    @Override
    public List<EventSource<?, BackupSchedule>> prepareEventSources(EventSourceContext<BackupSchedule> context) {
        return List.of(rounds.events());
    }

    @Override
    public UpdateControl<BackupSchedule> reconcile(BackupSchedule seen, Context<BackupSchedule> context) {
        var metadata = seen.getMetadata();
        rounds.turn(new ObjectKey(metadata.getNamespace(), metadata.getName()), seen);
        return UpdateControl.noUpdate();
    }
}
