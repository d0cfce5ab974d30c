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

/** The user's wish that this hub takes over what a backup holds (R1.1). Its schema refuses nothing that would bind an old object (R1.3, D29). */
@Group(ApiGroup.NAME)
@Version(ApiGroup.VERSION)
@ShortNames("crst")
@AdditionalPrinterColumn(name = "Phase", jsonPath = ".status.phase", type = AdditionalPrinterColumn.Type.STRING)
@AdditionalPrinterColumn(name = "Message", jsonPath = ".status.lastMessage", type = AdditionalPrinterColumn.Type.STRING)
@AdditionalPrinterColumn(
        name = "Ready",
        jsonPath = ".status.conditions[?(@.type==\"Ready\")].status",
        type = AdditionalPrinterColumn.Type.STRING)
@AdditionalPrinterColumn(name = "Set", jsonPath = ".status.set.time", type = AdditionalPrinterColumn.Type.STRING)
@AdditionalPrinterColumn(
        name = "Clusters",
        jsonPath = ".status.clusters.available",
        type = AdditionalPrinterColumn.Type.STRING)
@AdditionalPrinterColumn(
        name = "Age",
        jsonPath = ".metadata.creationTimestamp",
        type = AdditionalPrinterColumn.Type.DATE)
@RegisterForReflection
public final class Restore extends CustomResource<RestoreSpec, RestoreStatus> implements Namespaced {

    private static final long serialVersionUID = 1L;

    /** The spec, or the empty one of an object that has none (R1.3). */
    public RestoreSpec specOrEmpty() {
        return Optional.ofNullable(getSpec()).orElse(RestoreSpec.EMPTY);
    }

    /** The status, or the empty one of an object that was never reconciled. */
    public RestoreStatus statusOrEmpty() {
        return Optional.ofNullable(getStatus()).orElse(RestoreStatus.EMPTY);
    }

    // An absent part stays absent: the inherited versions would make one up by reflection.
    @Override
    protected @Nullable RestoreSpec initSpec() {
        return null;
    }

    @Override
    protected @Nullable RestoreStatus initStatus() {
        return null;
    }
}
