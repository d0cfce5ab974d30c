package io.hubbackup.decide.restore.preview;

import io.hubbackup.decide.restore.RestoreKinds;
import io.hubbackup.decide.restore.RestoreView;
import io.hubbackup.plan.Target;
import io.hubbackup.plan.Write;
import io.hubbackup.wire.Fingerprint;
import io.hubbackup.wire.Tree;
import io.hubbackup.wire.VeleroLabels;
import io.hubbackup.wire.velero.DownloadRequest;
import io.hubbackup.wire.velero.ObjectMeta;
import io.hubbackup.wire.velero.OwnerReference;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The two sorts of objects that a preview writes (D24). Both go with it. */
public final class PreviewBodies {

    private static final int DIGITS = 16;
    private static final String LIST = "BackupResourceList";

    private PreviewBodies() {}

    /** Asks Velero where the list of a backup is; another one for each generation of the spec, for an address is good for minutes only. */
    public static Write.Create request(RestoreView view, String backup) {
        var name = requestName(view, backup);
        var request = DownloadRequest.named(view.namespace(), name, LIST, backup)
                .tree()
                .with(
                        "metadata",
                        ObjectMeta.of(view.namespace(), name)
                                .withOwnerReferences(List.of(owner(view)))
                                .tree());
        return new Write.Create(
                Target.of(RestoreKinds.VELERO_DOWNLOAD_REQUEST, view.namespace(), name),
                request.fields(),
                "D24 the preview %s asks what %s holds".formatted(view.key(), backup));
    }

    public static String requestName(RestoreView view, String backup) {
        var generation = Optional.ofNullable(view.restore().getMetadata().getGeneration())
                .orElse(0L);
        return "hub-backup-preview-"
                + Fingerprint.of(List.of(view.uid(), generation, backup)).substring(0, DIGITS);
    }

    public static String reportName(RestoreView view) {
        return "hub-backup-preview-" + view.uid();
    }

    /**
     * @param there the ConfigMap that is there, with its UID and state
     * @param report as {@link PreviewReport} gives it
     */
    public static Write report(RestoreView view, Optional<Tree> there, Map<String, Object> report) {
        var target = Target.of(RestoreKinds.CONFIG_MAP, view.namespace(), reportName(view));
        var because = "D24 the report of the preview " + view.key();
        return there.map(found -> found.child("metadata"))
                .<Write>map(found -> new Write.Patch(
                        target, replacing(report), found.text("uid"), found.text("resourceVersion"), because))
                .orElseGet(() -> new Write.Create(target, body(view, target, report), because));
    }

    /** What the report before had under the other name goes. */
    private static Map<String, Object> replacing(Map<String, Object> report) {
        var patch = new HashMap<String, Object>();
        patch.put("data", Collections.singletonMap(PreviewReport.PLAIN, null));
        patch.put("binaryData", Collections.singletonMap(PreviewReport.ZIPPED, null));
        patch.putAll(report);
        return patch;
    }

    private static Map<String, Object> body(RestoreView view, Target target, Map<String, Object> report) {
        var body = new HashMap<>(report);
        body.put("apiVersion", target.kind().apiVersion());
        body.put("kind", target.kind().kind());
        body.put(
                "metadata",
                ObjectMeta.of(target.key().namespace(), target.key().name())
                        .withLabel(VeleroLabels.EXCLUDE_FROM_BACKUP, VeleroLabels.EXCLUDE_FROM_BACKUP_VALUE)
                        .withOwnerReferences(List.of(owner(view)))
                        .tree()
                        .fields());
        return body;
    }

    private static OwnerReference owner(RestoreView view) {
        return OwnerReference.of(
                        RestoreKinds.RESTORE_PREVIEW.apiVersion(),
                        RestoreKinds.RESTORE_PREVIEW.kind(),
                        view.name(),
                        view.uid())
                .asController();
    }
}
