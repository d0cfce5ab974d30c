package io.hubbackup.decide.guard;

import io.hubbackup.decide.restore.RestoreKinds;
import io.hubbackup.plan.ApiKind;
import io.hubbackup.plan.Guard;
import io.hubbackup.plan.Write;
import java.util.Optional;

/** D24: a preview asks Velero for lists and keeps its own report; whatever else it would write is refused. */
public final class PreviewWrites implements Guard {

    private static final String OURS = "hub-backup-preview-";

    private final String namespace;

    /** @param namespace of the preview */
    public PreviewWrites(String namespace) {
        this.namespace = namespace;
    }

    @Override
    public Optional<String> refusal(Write write) {
        boolean allowed =
                switch (write) {
                    case Write.Create create ->
                        isOurs(create, RestoreKinds.CONFIG_MAP) || isOurs(create, RestoreKinds.VELERO_DOWNLOAD_REQUEST);
                    case Write.Patch patch -> isOurs(patch, RestoreKinds.CONFIG_MAP);
                    case Write.Delete delete -> false;
                    case Write.Release release -> false;
                };
        return allowed ? Optional.empty() : Optional.of("D24: a preview does not write " + write.target());
    }

    private boolean isOurs(Write write, ApiKind kind) {
        var target = write.target();
        return target.kind().equals(kind)
                && target.key().namespace().equals(namespace)
                && target.key().name().startsWith(OURS);
    }
}
