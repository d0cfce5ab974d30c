package io.hubbackup.api;

import io.fabric8.crd.generator.annotation.AdditionalPrinterColumn;
import io.fabric8.kubernetes.api.model.Namespaced;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.ShortNames;
import io.fabric8.kubernetes.model.annotation.Version;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The user's wish that the hub is backed up on a schedule (B1.1). Its schema refuses nothing; every check is made at reconcile (B1.4). */
@Group(ApiGroup.NAME)
@Version(ApiGroup.VERSION)
@ShortNames("bsch")
@AdditionalPrinterColumn(name = "Phase", jsonPath = ".status.phase", type = AdditionalPrinterColumn.Type.STRING)
@AdditionalPrinterColumn(name = "Message", jsonPath = ".status.lastMessage", type = AdditionalPrinterColumn.Type.STRING)
@AdditionalPrinterColumn(
        name = "Ready",
        jsonPath = ".status.conditions[?(@.type==\"Ready\")].status",
        type = AdditionalPrinterColumn.Type.STRING)
@AdditionalPrinterColumn(
        name = "Schedule",
        jsonPath = ".spec.veleroSchedule",
        type = AdditionalPrinterColumn.Type.STRING)
@AdditionalPrinterColumn(
        name = "Last Set",
        jsonPath = ".status.lastCompleteSet.time",
        type = AdditionalPrinterColumn.Type.DATE)
// A string, because kubectl prints a date that lies ahead as "<invalid>".
@AdditionalPrinterColumn(
        name = "Next Run",
        jsonPath = ".status.nextRunTime",
        type = AdditionalPrinterColumn.Type.STRING)
@AdditionalPrinterColumn(
        name = "Age",
        jsonPath = ".metadata.creationTimestamp",
        type = AdditionalPrinterColumn.Type.DATE)
@RegisterForReflection
public final class BackupSchedule extends CustomResource<BackupScheduleSpec, BackupScheduleStatus>
        implements Namespaced {

    private static final long serialVersionUID = 1L;

    /** The spec, or the empty one of an object that has none (B1.3). */
    public BackupScheduleSpec specOrEmpty() {
        return Optional.ofNullable(getSpec()).orElse(BackupScheduleSpec.EMPTY);
    }

    /** The status, or the empty one of an object that was never reconciled. */
    public BackupScheduleStatus statusOrEmpty() {
        return Optional.ofNullable(getStatus()).orElse(BackupScheduleStatus.EMPTY);
    }

    // An absent part stays absent: the inherited versions would make one up by reflection.
    @Override
    protected @Nullable BackupScheduleSpec initSpec() {
        return null;
    }

    @Override
    protected @Nullable BackupScheduleStatus initStatus() {
        return null;
    }
}
