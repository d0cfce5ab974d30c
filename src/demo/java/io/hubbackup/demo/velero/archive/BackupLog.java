package io.hubbackup.demo.velero.archive;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The log of a backup, shorter than Velero's. */
final class BackupLog {

    private BackupLog() {}

    static String of(GenericKubernetesResource backup, int items, Results results) {
        var time = Optional.<Object>ofNullable(backup.get("status", "startTimestamp"))
                .orElse("");
        var about = "backup=%s/%s"
                .formatted(
                        backup.getMetadata().getNamespace(),
                        backup.getMetadata().getName());
        return Stream.concat(
                        results.errors().stream().map(error -> line(time, "error", error, about)),
                        Stream.of(line(time, "info", "Backed up a total of %d items".formatted(items), about)))
                .collect(Collectors.joining());
    }

    private static String line(Object time, String level, String message, String about) {
        return "time=\"%s\" level=%s msg=\"%s\" %s\n"
                .formatted(time, level, message.replace("\\", "\\\\").replace("\"", "\\\""), about);
    }
}
