package io.hubbackup.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Objects by their metadata alone, and as a table. */
abstract class Rendering extends Topic {

    static final String METADATA = "application/json;as=PartialObjectMetadata;g=meta.k8s.io;v=v1";
    static final String METADATA_LIST = "application/json;as=PartialObjectMetadataList;g=meta.k8s.io;v=v1";
    static final String TABLE = "application/json;as=Table;v=v1;g=meta.k8s.io";
    static final String KUBECTL =
            "application/json;as=Table;v=v1;g=meta.k8s.io,application/json;as=Table;v=v1beta1;g=meta.k8s.io,application/json";

    private static final String RBAC = "/apis/rbac.authorization.k8s.io/v1/namespaces/";

    @Test
    @DisplayName("§3.1 PartialObjectMetadata of an object and of a list")
    void metadata() {
        given(secrets(), "{metadata: {name: a, labels: {l: x}}, data: {k: dg==}}");
        given(widgets(), "{$W, metadata: {name: a, annotations: {a: b}}, spec: {size: 1}}");
        get(secrets() + "/a", METADATA).is(200);
        get(secrets(), METADATA_LIST).is(200);
        get(widget("a"), METADATA + ",application/json").is(200);
        get(widgets(), METADATA_LIST + ",application/json").is(200);
        get(widgets() + "?limit=1", METADATA_LIST).is(200);
    }

    @Test
    @DisplayName("§3.1 PartialObjectMetadata of a watch")
    void metadataWatch() {
        var from = get(widgets()).is(200).version();
        mask("resourceVersion=" + from, "resourceVersion=<from>");
        watching(widgets() + "?watch=true&resourceVersion=" + from, METADATA, events -> {
            given(widgets(), "{$W, metadata: {name: a}, spec: {size: 1}}");
            quietly("DELETE", widget("a"), "");
            events.next("ADDED", "a");
            events.next("DELETED", "a");
        });
    }

    @Test
    @DisplayName("PartialObjectMetadata of a write's answer")
    void metadataOfWrites() {
        send(
                        "POST",
                        widgets(),
                        Map.of("Content-Type", "application/json", "Accept", METADATA + ",application/json"),
                        "{$W, metadata: {name: a}, spec: {size: 1}}")
                .is(201);
        send(
                        "PATCH",
                        widget("a"),
                        Map.of("Content-Type", MERGE_PATCH, "Accept", METADATA + ",application/json"),
                        "{spec: {size: 2}}")
                .is(200);
        send("DELETE", widget("a"), Map.of("Accept", METADATA + ",application/json"), "")
                .is(200);
        send("GET", widget("a"), Map.of("Accept", METADATA), "").is(404);
    }

    @Test
    @DisplayName("a form that nobody knows is not acceptable")
    void notAcceptable() {
        get(configMaps(), "application/json;as=Novel;g=meta.k8s.io;v=v1").is(406);
        get(configMaps(), "text/html").is(406);
        get(configMaps(), "application/json;as=Table;v=v9;g=meta.k8s.io,application/json")
                .is(200);
        get(configMaps(), "*/*").is(200);
    }

    @Test
    @DisplayName("Table of a custom resource: its printer columns")
    void widgetTable() {
        given(widgets(), "{$W, metadata: {name: a, labels: {l: x}}, spec: {size: 1}}");
        given(widgets(), "{$W, metadata: {name: b}}");
        quietly(MERGE, widget("b") + "/status", "{status: {phase: Ready}}");
        get(widgets(), KUBECTL).is(200);
        get(widget("a"), KUBECTL).is(200);
        get(widgets() + "?includeObject=Object", TABLE).is(200);
        get(widgets() + "?includeObject=None", TABLE).is(200);
        get(widget("none"), KUBECTL).is(404);
        get(widgets() + "?labelSelector=none", KUBECTL).is(200);
        get(widgets() + "?limit=1", KUBECTL).is(200);
    }

    @Test
    @DisplayName("Table of a custom resource without printer columns")
    void gadgetTable() {
        given(gadgets(), "{$G, metadata: {name: t-$id}}");
        get(gadget("t-" + id()), KUBECTL).is(200);
        get(gadgets() + "?fieldSelector=metadata.name%3Dt-" + id(), KUBECTL).is(200);
    }

    @Test
    @DisplayName("Table watch: the first event has the columns")
    void tableWatch() {
        given(widgets(), "{$W, metadata: {name: a}, spec: {size: 1}}");
        watching(widgets() + "?watch=true", KUBECTL, events -> {
            events.next();
            quietly(MERGE, widget("a"), "{spec: {size: 2}}");
            events.next();
            quietly("DELETE", widget("a"), "");
            events.next();
        });
    }

    @Test
    @DisplayName("Table of a ConfigMap and of a Secret")
    void dataTables() {
        given(configMaps(), "{metadata: {name: a}, data: {k: v, l: w}, binaryData: {b: dg==}}");
        given(secrets(), "{metadata: {name: a}, data: {k: dg==}, type: hubbackup.io/x}");
        get(configMaps(), KUBECTL).is(200);
        get(configMap("a"), KUBECTL).is(200);
        get(secrets(), KUBECTL).is(200);
    }

    @Test
    @DisplayName("Table of a namespace")
    void namespaceTable() {
        get("/api/v1/namespaces/" + namespace(), KUBECTL).is(200);
    }

    @Test
    @DisplayName("Table of ServiceAccounts, roles and bindings")
    void accessTables() {
        given(core("serviceaccounts"), "{metadata: {name: a}}");
        given(RBAC + namespace() + "/roles", "{metadata: {name: a}, rules: []}");
        given(
                RBAC + namespace() + "/rolebindings",
                "{metadata: {name: a}, roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: a}, subjects: [{kind: ServiceAccount, name: a, namespace: ns-$id}, {kind: User, apiGroup: rbac.authorization.k8s.io, name: u}]}");
        given("/apis/rbac.authorization.k8s.io/v1/clusterroles", "{metadata: {name: t-$id}, rules: []}");
        given(
                "/apis/rbac.authorization.k8s.io/v1/clusterrolebindings",
                "{metadata: {name: t-$id}, roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: t-$id}, subjects: [{kind: Group, apiGroup: rbac.authorization.k8s.io, name: g}]}");
        get(core("serviceaccounts") + "/a", KUBECTL).is(200);
        get(RBAC + namespace() + "/roles/a", KUBECTL).is(200);
        get(RBAC + namespace() + "/rolebindings/a", KUBECTL).is(200);
        get("/apis/rbac.authorization.k8s.io/v1/clusterroles/t-" + id(), KUBECTL)
                .is(200);
        get("/apis/rbac.authorization.k8s.io/v1/clusterrolebindings/t-" + id(), KUBECTL)
                .is(200);
    }

    @Test
    @DisplayName("Table of a deployment")
    void deploymentTable() {
        var path = "/apis/apps/v1/namespaces/" + namespace() + "/deployments";
        given(
                path,
                "{apiVersion: apps/v1, kind: Deployment, metadata: {name: a}, spec: {replicas: 0, selector: {matchLabels: {app: a}}, template: {metadata: {labels: {app: a}}, spec: {containers: [{name: c, image: none}]}}}}");
        get(path, KUBECTL).is(200);
    }

    @Test
    @DisplayName("Table of Events and of Leases")
    void eventTables() {
        given(
                core("events"),
                "{metadata: {name: e}, reason: R, type: Normal, message: It was so., involvedObject: {kind: ConfigMap, name: a, namespace: ns-$id}, source: {component: c}, firstTimestamp: '2026-01-01T00:00:00Z', lastTimestamp: '2026-01-01T00:00:00Z', count: 2}");
        given(
                "/apis/coordination.k8s.io/v1/namespaces/" + namespace() + "/leases",
                "{metadata: {name: l}, spec: {holderIdentity: me}}");
        var events = get(core("events"), KUBECTL).is(200);
        assertThat(events.at("/kind")).isEqualTo("Table");
        get("/apis/coordination.k8s.io/v1/namespaces/" + namespace() + "/leases", KUBECTL)
                .is(200);
    }

    @Test
    @DisplayName("Table of a definition")
    void definitionTable() {
        get("/apis/apiextensions.k8s.io/v1/customresourcedefinitions/widgets.contract.hubbackup.io", KUBECTL)
                .is(200);
    }
}
