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

/** The question what a Restore of the same spec would do here and now; nothing ever carries it out (D24). */
@Group(ApiGroup.OWN_NAME)
@Version(ApiGroup.OWN_VERSION)
@ShortNames("crstp")
@AdditionalPrinterColumn(name = "Phase", jsonPath = ".status.phase", type = AdditionalPrinterColumn.Type.STRING)
@AdditionalPrinterColumn(name = "Message", jsonPath = ".status.lastMessage", type = AdditionalPrinterColumn.Type.STRING)
@AdditionalPrinterColumn(name = "Set", jsonPath = ".status.set.time", type = AdditionalPrinterColumn.Type.STRING)
@AdditionalPrinterColumn(
        name = "Created",
        jsonPath = ".status.objects.created",
        type = AdditionalPrinterColumn.Type.INTEGER)
@AdditionalPrinterColumn(
        name = "Updated",
        jsonPath = ".status.objects.updated",
        type = AdditionalPrinterColumn.Type.INTEGER)
@AdditionalPrinterColumn(
        name = "Deleted",
        jsonPath = ".status.objects.deleted",
        type = AdditionalPrinterColumn.Type.INTEGER)
@AdditionalPrinterColumn(
        name = "Age",
        jsonPath = ".metadata.creationTimestamp",
        type = AdditionalPrinterColumn.Type.DATE)
@RegisterForReflection
public final class RestorePreview extends CustomResource<RestoreSpec, RestorePreviewStatus> implements Namespaced {

    private static final long serialVersionUID = 1L;

    /** The status, or the empty one of an object that was never looked at. */
    public RestorePreviewStatus statusOrEmpty() {
        return Optional.ofNullable(getStatus()).orElse(RestorePreviewStatus.EMPTY);
    }

    /** A Restore of the same name, spec and annotations, for whoever thinks about Restores. It is never written anywhere. */
    public Restore asRestore() {
        var restore = new Restore();
        restore.setMetadata(getMetadata());
        restore.setSpec(getSpec());
        return restore;
    }

    // An absent part stays absent: the inherited versions would make one up by reflection.
    @Override
    protected @Nullable RestoreSpec initSpec() {
        return null;
    }

    @Override
    protected @Nullable RestorePreviewStatus initStatus() {
        return null;
    }
}
