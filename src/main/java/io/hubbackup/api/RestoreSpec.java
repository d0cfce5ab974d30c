package io.hubbackup.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.crd.generator.annotation.PreserveUnknownFields;
import io.fabric8.generator.annotation.Nullable;
import io.fabric8.generator.annotation.Required;
import io.fabric8.kubernetes.api.model.LabelSelector;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the user asks for (R1.4–R1.18). The four required texts are empty when they are absent; an empty list is an absent one. Durations are the user's text.
 *
 * @param hooks accepted for compatibility and never handed on (R1.13)
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@RegisterForReflection
public record RestoreSpec(
        @Required
        @JsonPropertyDescription(
                "Which backup of managed clusters to restore: latest, skip, or the name of a Velero Backup. Anything but skip makes this hub take over the clusters.")
        String veleroManagedClustersBackupName,

        @Required
        @JsonPropertyDescription(
                "Which backup of credentials to restore: latest, skip, or the name of a Velero Backup.")
        String veleroCredentialsBackupName,

        @Required
        @JsonPropertyDescription(
                "Which backup of resources to restore: latest, skip, or the name of a Velero Backup. The generic resources follow it.")
        String veleroResourcesBackupName,

        @Required
        @JsonPropertyDescription(
                "What is removed that the restored backup does not have: None, CleanupRestored (what an earlier restore brought), or CleanupAll.")
        String cleanupBeforeRestore,

        @JsonPropertyDescription("Keep looking for newer backups and restore them.")
        @JsonInclude(JsonInclude.Include.NON_DEFAULT)
        boolean syncRestoreWithNewBackups,

        @JsonPropertyDescription("How often to look for newer backups, as a Go duration. 30m when this is absent.")
        @org.jspecify.annotations.Nullable
        String restoreSyncInterval,

        @Nullable
        @JsonPropertyDescription("Velero option: whether volumes are restored from snapshots.")
        @org.jspecify.annotations.Nullable
        Boolean restorePVs,

        @Nullable
        @JsonPropertyDescription("Velero option: of which kinds the status is restored.")
        @org.jspecify.annotations.Nullable
        StatusKinds restoreStatus,

        @Nullable
        @JsonPropertyDescription("Velero option: whether node ports are restored as they were.")
        @org.jspecify.annotations.Nullable
        Boolean preserveNodePorts,

        @JsonPropertyDescription("Accepted for compatibility, and not handed on to Velero.") @PreserveUnknownFields
        Map<String, Object> hooks,

        @Nullable @JsonPropertyDescription("Velero option: the namespaces to restore.")
        List<String> includedNamespaces,

        @Nullable @JsonPropertyDescription("Velero option: the namespaces to leave out.")
        List<String> excludedNamespaces,

        @Nullable @JsonPropertyDescription("Velero option: the kinds to restore.")
        List<String> includedResources,

        @Nullable @JsonPropertyDescription("Velero option: the kinds to leave out.")
        List<String> excludedResources,

        @Nullable
        @JsonPropertyDescription("Velero option: restore only objects with these labels.")
        @org.jspecify.annotations.Nullable
        LabelSelector labelSelector,

        @Nullable
        @JsonPropertyDescription(
                "Velero option: restore only objects that one of these selects. Not together with labelSelector.")
        List<LabelSelector> orLabelSelectors,

        @JsonPropertyDescription(
                "Velero option: restore from one namespace into another, old name to new name. System namespaces are refused.")
        Map<String, String> namespaceMapping) {

    /** The spec of an object without one (R1.3). */
    public static final RestoreSpec EMPTY = new RestoreSpec(
            "", "", "", "", false, null, null, null, null, Map.of(), List.of(), List.of(), List.of(), List.of(), null,
            List.of(), Map.of());

    public RestoreSpec {
        veleroManagedClustersBackupName = Absent.asEmpty(veleroManagedClustersBackupName);
        veleroCredentialsBackupName = Absent.asEmpty(veleroCredentialsBackupName);
        veleroResourcesBackupName = Absent.asEmpty(veleroResourcesBackupName);
        cleanupBeforeRestore = Absent.asEmpty(cleanupBeforeRestore);
        hooks = Json.frozen(hooks);
        includedNamespaces = Absent.asEmpty(includedNamespaces);
        excludedNamespaces = Absent.asEmpty(excludedNamespaces);
        includedResources = Absent.asEmpty(includedResources);
        excludedResources = Absent.asEmpty(excludedResources);
        orLabelSelectors = Absent.asEmpty(orLabelSelectors);
        namespaceMapping = Absent.asEmpty(namespaceMapping);
    }

    /** The text of {@code restoreSyncInterval}; a Go duration if it is valid (R1.9). */
    public Optional<String> syncInterval() {
        return Optional.ofNullable(restoreSyncInterval);
    }

    /** The kinds whose status Velero restores (R1.11). */
    @JsonIgnoreProperties(ignoreUnknown = true)
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    @RegisterForReflection
    public record StatusKinds(
            @Nullable @JsonPropertyDescription("The kinds whose status is restored; all of them when this is empty.")
            List<String> includedResources,

            @Nullable @JsonPropertyDescription("The kinds whose status is not restored.")
            List<String> excludedResources) {

        public StatusKinds {
            includedResources = Absent.asEmpty(includedResources);
            excludedResources = Absent.asEmpty(excludedResources);
        }
    }
}
