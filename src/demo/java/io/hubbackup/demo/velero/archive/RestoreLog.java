package io.hubbackup.demo.velero.archive;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.util.Optional;

/** The log of a restore, shorter than Velero's. */
final class RestoreLog {

    private RestoreLog() {}

    static String of(GenericKubernetesResource restore, Restored restored) {
        var time = Optional.<Object>ofNullable(restore.get("status", "startTimestamp"))
                .orElse("");
        var about = "restore=%s/%s"
                .formatted(
                        restore.getMetadata().getNamespace(),
                        restore.getMetadata().getName());
        return """
                time="%1$s" level=info msg="starting restore" %2$s
                time="%1$s" level=info msg="Restored %3$d items, %4$d errors, %5$d warnings" %2$s
                time="%1$s" level=info msg="restore completed" %2$s
                """.formatted(time, about, restored.items(), restored.errors(), restored.warnings());
    }
}
