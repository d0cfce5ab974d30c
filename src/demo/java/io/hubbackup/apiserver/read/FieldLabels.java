package io.hubbackup.apiserver.read;

import io.hubbackup.apiserver.kind.ServedKind;
import io.hubbackup.apiserver.object.EventForms;
import io.hubbackup.apiserver.request.ApiFailure;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The fields by which objects of a kind can be selected.
 *
 * @param fields where to find the value, at the first of these paths that has one
 * @param custom whether the kind is of a CustomResourceDefinition
 */
record FieldLabels(Map<String, List<String>> fields, boolean custom) {

    private static final List<String> EVENT = List.of(
            "involvedObject.kind",
            "involvedObject.namespace",
            "involvedObject.name",
            "involvedObject.uid",
            "involvedObject.apiVersion",
            "involvedObject.resourceVersion",
            "involvedObject.fieldPath",
            "reason",
            "reportingComponent",
            "type");
    private static final List<String> POD = List.of(
            "spec.nodeName",
            "spec.restartPolicy",
            "spec.schedulerName",
            "spec.serviceAccountName",
            "spec.hostNetwork",
            "status.phase",
            "status.podIP",
            "status.nominatedNodeName");

    static FieldLabels of(ServedKind kind) {
        var fields = new LinkedHashMap<String, List<String>>();
        if (kind.custom().isPresent()) {
            kind.selectableFields().forEach(path -> {
                var field = path.replaceFirst("^\\.", "");
                fields.put(field, List.of(field));
            });
            return new FieldLabels(fields, true);
        }
        switch (kind.resource()) {
            case "secrets" -> fields.put("type", List.of("type"));
            case "namespaces" -> fields.put("status.phase", List.of("status.phase"));
            case "nodes" -> fields.put("spec.unschedulable", List.of("spec.unschedulable"));
            case "replicasets.apps", "replicationcontrollers" ->
                fields.put("status.replicas", List.of("status.replicas"));
            case "jobs.batch" -> fields.put("status.successful", List.of("status.succeeded"));
            case "services" -> {
                fields.put("spec.clusterIP", List.of("spec.clusterIP"));
                fields.put("spec.type", List.of("spec.type"));
            }
            case "pods" -> POD.forEach(field -> fields.put(field, List.of(field)));
            case "events" -> events(kind, fields);
            default -> {}
        }
        return new FieldLabels(fields, false);
    }

    void check(String field) {
        if (field.equals("metadata.name") || field.equals("metadata.namespace") || fields.containsKey(field)) {
            return;
        }
        throw ApiFailure.badRequest(
                custom || !fields.isEmpty()
                        ? "field label not supported: " + field
                        : "\"%s\" is not a known field selector: only \"metadata.name\", \"metadata.namespace\""
                                .formatted(field));
    }

    List<String> paths(String field) {
        return fields.getOrDefault(field, List.of());
    }

    /** The value of a field that is not there. */
    String absent(String field) {
        return switch (field) {
            case "spec.unschedulable", "spec.hostNetwork" -> "false";
            case "status.replicas", "status.successful" -> "0";
            default -> "";
        };
    }

    private static void events(ServedKind kind, Map<String, List<String>> fields) {
        if (EventForms.isNewer(kind)) {
            EVENT.forEach(field -> fields.put(EventForms.newer(field), List.of(field)));
        } else {
            EVENT.forEach(field -> fields.put(field, List.of(field)));
            fields.put("source", List.of("source.component", "reportingComponent"));
        }
    }
}
