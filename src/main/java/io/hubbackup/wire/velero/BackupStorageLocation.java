package io.hubbackup.wire.velero;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.hubbackup.wire.Tree;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A BackupStorageLocation: where Velero puts the backups of its namespace. */
@RegisterForReflection
public record BackupStorageLocation(@JsonValue Tree tree) implements VeleroObject {

    public static final String READ_WRITE = "ReadWrite";
    public static final String READ_ONLY = "ReadOnly";
    public static final String AVAILABLE = "Available";
    public static final String UNAVAILABLE = "Unavailable";

    private static final Set<String> S3 = Set.of("aws", "velero.io/aws");
    private static final Set<String> ENCRYPTION =
            Set.of("serverSideEncryption", "kmsKeyId", "customerKeyEncryptionFile", "customerKeyEncryptionSecret");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static BackupStorageLocation of(Map<String, ?> json) {
        return new BackupStorageLocation(Tree.of(json));
    }

    public static BackupStorageLocation named(String namespace, String name) {
        return new BackupStorageLocation(VeleroObject.named(VeleroKind.BACKUP_STORAGE_LOCATION, namespace, name));
    }

    @Override
    public VeleroKind kind() {
        return VeleroKind.BACKUP_STORAGE_LOCATION;
    }

    public String provider() {
        return spec().text("provider").orElse("");
    }

    /** An S3 storage of whose objects the configuration orders no encryption; other providers always encrypt, and their plug-ins have no such keys. */
    public boolean plain() {
        var config = spec().child("config");
        return S3.contains(provider())
                && ENCRYPTION.stream()
                        .noneMatch(key -> config.text(key)
                                .filter(value -> !value.isBlank())
                                .isPresent());
    }

    public boolean isDefault() {
        return spec().flag("default").orElse(false);
    }

    /** {@link #READ_WRITE}, also when the field is absent, or {@link #READ_ONLY}. */
    public String accessMode() {
        return spec().text("accessMode").filter(mode -> !mode.isEmpty()).orElse(READ_WRITE);
    }

    public String bucket() {
        return spec().child("objectStorage").text("bucket").orElse("");
    }

    public String prefix() {
        return spec().child("objectStorage").text("prefix").orElse("");
    }

    /** {@link #AVAILABLE}, {@link #UNAVAILABLE}, or empty while Velero did not look. */
    public String phase() {
        return status().text("phase").orElse("");
    }

    public boolean available() {
        return phase().equals(AVAILABLE);
    }

    /** What Velero says of it; mostly empty. */
    public String message() {
        return status().text("message").orElse("");
    }

    public Optional<Instant> lastValidationTime() {
        return status().time("lastValidationTime");
    }

    public Optional<Instant> lastSyncedTime() {
        return status().time("lastSyncedTime");
    }

    public BackupStorageLocation withMetadata(ObjectMeta metadata) {
        return new BackupStorageLocation(tree.with("metadata", metadata.tree()));
    }

    public BackupStorageLocation withSpec(Tree spec) {
        return new BackupStorageLocation(tree.with("spec", spec));
    }

    public BackupStorageLocation withStatus(Tree status) {
        return new BackupStorageLocation(tree.with("status", status));
    }

    private Tree spec() {
        return tree.child("spec");
    }

    private Tree status() {
        return tree.child("status");
    }
}
