package io.hubbackup.decide.guard;

import io.hubbackup.plan.Guard;
import io.hubbackup.plan.Write;
import java.util.Optional;

/** D24: a preview asks Velero for lists and keeps its own report; whatever else it would write is refused. */
public final class PreviewWrites implements Guard {

    private static final String REPORT = "ConfigMap";
    private static final String REQUEST = "DownloadRequest.velero.io";
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
                    case Write.Create create -> isOurs(create, REPORT) || isOurs(create, REQUEST);
                    case Write.Patch patch -> isOurs(patch, REPORT);
                    case Write.Apply apply -> false;
                    case Write.Delete delete -> false;
                    case Write.Release release -> false;
                };
        return allowed ? Optional.empty() : Optional.of("D24: a preview does not write " + write.target());
    }

    private boolean isOurs(Write write, String kind) {
        var target = write.target();
        return target.kind().displayName().equals(kind)
                && target.key().namespace().equals(namespace)
                && target.key().name().startsWith(OURS);
    }
}
