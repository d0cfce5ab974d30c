package io.hubbackup.demo.velero.archive;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A Restore's spec as Velero fills it in before it begins. Where the backup comes from is not looked at.
 *
 * @param validationErrors what is wrong with it, as {@code status.validationErrors} says it; empty when it can begin
 */
public record PreparedRestore(Map<String, Object> spec, List<String> validationErrors) {

    /** What Velero never restores, in its order. */
    static final List<String> NEVER = List.of(
            "nodes",
            "events",
            "events.events.k8s.io",
            "backups.velero.io",
            "restores.velero.io",
            "resticrepositories.velero.io",
            "csinodes.storage.k8s.io",
            "volumeattachments.storage.k8s.io",
            "backuprepositories.velero.io");

    private static final String EXCLUDED = "excludedResources";
    private static final String INCLUDED = "includedResources";
    private static final Set<String> POLICIES = Set.of("", "none", "update");
    private static final TypeReference<Map<String, Object>> FIELDS = new TypeReference<>() {};

    public PreparedRestore {
        validationErrors = List.copyOf(validationErrors);
    }

    /** The spec of this Restore with what Velero adds to every one. */
    public static PreparedRestore of(GenericKubernetesResource restore) {
        ObjectNode json = HubApi.JSON.valueToTree(restore);
        var spec = json.path("spec") instanceof ObjectNode given ? given : HubApi.JSON.createObjectNode();
        var excluded = new RestoreSpec(spec).texts(EXCLUDED);
        NEVER.stream()
                .filter(kind -> !excluded.contains(kind))
                .forEach(kind -> spec.withArray("/" + EXCLUDED).add(kind));
        if (!spec.hasNonNull("itemOperationTimeout")) {
            spec.put("itemOperationTimeout", "4h0m0s");
        }
        return new PreparedRestore(HubApi.JSON.convertValue(spec, FIELDS), errors(spec));
    }

    private static List<String> errors(ObjectNode json) {
        var spec = new RestoreSpec(json);
        var errors = new ArrayList<String>();
        NEVER.stream()
                .filter(spec.texts(INCLUDED)::contains)
                .forEach(kind -> errors.add(kind + " are non-restorable resources"));
        Contradictions.between(spec.texts(INCLUDED), spec.texts(EXCLUDED))
                .forEach(why -> errors.add("Invalid included/excluded resource lists: " + why));
        Contradictions.between(spec.texts("includedNamespaces"), spec.texts("excludedNamespaces"))
                .forEach(why -> errors.add("Invalid included/excluded namespace lists: " + why));
        if (json.hasNonNull("labelSelector") && json.hasNonNull("orLabelSelectors")) {
            errors.add(
                    "encountered labelSelector as well as orLabelSelectors in restore spec, only one can be specified");
        }
        var policy = json.path("existingResourcePolicy").asText();
        if (!POLICIES.contains(policy)) {
            errors.add("Invalid ExistingResourcePolicy: " + policy);
        }
        return errors;
    }
}
