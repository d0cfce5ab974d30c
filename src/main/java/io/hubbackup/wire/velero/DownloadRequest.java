package io.hubbackup.wire.velero;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.hubbackup.wire.Tree;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Asks Velero for an address from which a file of a backup can be read. */
@RegisterForReflection
public record DownloadRequest(@JsonValue Tree tree) implements VeleroObject {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static DownloadRequest of(Map<String, ?> json) {
        return new DownloadRequest(Tree.of(json));
    }

    /** @param targetKind Velero's word for the file, such as {@code BackupLog} or {@code BackupResourceList} */
    public static DownloadRequest named(String namespace, String name, String targetKind, String targetName) {
        return new DownloadRequest(VeleroObject.named(VeleroKind.DOWNLOAD_REQUEST, namespace, name)
                .with(
                        "spec",
                        Tree.EMPTY.with(
                                "target", Tree.EMPTY.with("kind", targetKind).with("name", targetName))));
    }

    @Override
    public VeleroKind kind() {
        return VeleroKind.DOWNLOAD_REQUEST;
    }

    public String targetKind() {
        return target().text("kind").orElse("");
    }

    public String targetName() {
        return target().text("name").orElse("");
    }

    /** Present once Velero has processed the request. */
    public Optional<String> downloadUrl() {
        return tree.child("status").text("downloadURL").filter(url -> !url.isEmpty());
    }

    public Optional<Instant> expiration() {
        return tree.child("status").time("expiration");
    }

    private Tree target() {
        return tree.child("spec").child("target");
    }
}
