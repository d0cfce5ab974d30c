package io.hubbackup.packaging.bundle;

import static io.hubbackup.packaging.bundle.Bundle.elements;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;

/**
 * The part {@code install} of the ClusterServiceVersion: the plain installation, with what is different under OLM. There the webhook is on, because OLM makes its Service and
 * its certificate, and the image is named a second time for those who copy it.
 */
record Installation(OperatorManifests manifests, String image) {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    /** Whatever is installed and is no backup of its own stays out of the backups of the hub. */
    private static final Map<String, String> LABELS = Map.of("velero.io/exclude-from-backup", "true");

    ObjectNode tree() {
        var install = NODES.objectNode().put("strategy", "deployment");
        var spec = install.putObject("spec");
        spec.set("permissions", grants(manifests.granted("RoleBinding")));
        spec.set("clusterPermissions", grants(manifests.granted("ClusterRoleBinding")));
        spec.putArray("deployments").add(deployment());
        return install;
    }

    private ArrayNode grants(List<JsonNode> rules) {
        var grants = NODES.arrayNode();
        var grant = grants.addObject().put("serviceAccountName", OperatorManifests.OPERATOR);
        grant.putArray("rules").addAll(rules);
        return grants;
    }

    private ObjectNode deployment() {
        var deployment = NODES.objectNode().put("name", OperatorManifests.OPERATOR);
        var spec = manifests.deployment().path("spec").<ObjectNode>deepCopy();
        spec.withObject("/template/metadata/labels").setAll(labels());
        elements(spec.at("/template/spec/containers"))
                .map(ObjectNode.class::cast)
                .forEach(container -> {
                    container.put("image", image);
                    container
                            .withArray("env")
                            .add(variable("HUB_BACKUP_WEBHOOK_ENABLED", "true"))
                            .add(targets())
                            .add(variable("RELATED_IMAGE_OPERATOR", image));
                    container
                            .withArray("ports")
                            .addObject()
                            .put("name", "webhook")
                            .put("containerPort", 9443)
                            .put("protocol", "TCP");
                });
        deployment.set("label", spec.at("/template/metadata/labels").deepCopy());
        deployment.set("spec", spec);
        return deployment;
    }

    /** The namespaces of the OperatorGroup, which OLM notes on the pod; nothing where they are all. */
    private static ObjectNode targets() {
        var variable = NODES.objectNode().put("name", "HUB_BACKUP_WATCH_NAMESPACES");
        variable.putObject("valueFrom")
                .putObject("fieldRef")
                .put("fieldPath", "metadata.annotations['olm.targetNamespaces']");
        return variable;
    }

    private static ObjectNode variable(String name, String value) {
        return NODES.objectNode().put("name", name).put("value", value);
    }

    static ObjectNode labels() {
        var labels = NODES.objectNode();
        LABELS.forEach(labels::put);
        return labels;
    }
}
