package io.hubbackup.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hubbackup.kit.KnownShapes;
import io.hubbackup.kit.Shape;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every shape of a request that the operator, kubectl or a test was seen to send, sent once as it was. */
abstract class RecordedShapes extends Topic {

    private static final Map<String, String> BODIES = Map.ofEntries(
            Map.entry("configmaps", "{apiVersion: v1, kind: ConfigMap, metadata: {name: $n}, data: {k: v}}"),
            Map.entry("secrets", "{apiVersion: v1, kind: Secret, metadata: {name: $n}, data: {k: dg==}}"),
            Map.entry("serviceaccounts", "{apiVersion: v1, kind: ServiceAccount, metadata: {name: $n}}"),
            Map.entry(
                    "deployments.apps",
                    "{apiVersion: apps/v1, kind: Deployment, metadata: {name: $n, labels: {app: velero, component: velero}}, spec: {replicas: 1, selector: {matchLabels: {app: velero}}, template: {metadata: {labels: {app: velero}}, spec: {containers: [{name: velero, image: 'velero/velero:v1.18.3'}]}}}}"),
            Map.entry("namespaces", "{apiVersion: v1, kind: Namespace, metadata: {name: $n}}"),
            Map.entry(
                    "leases.coordination.k8s.io",
                    "{apiVersion: coordination.k8s.io/v1, kind: Lease, metadata: {name: $n}, spec: {holderIdentity: x}}"),
            Map.entry(
                    "events",
                    "{apiVersion: v1, kind: Event, metadata: {name: $n}, reason: R, type: Normal, involvedObject: {kind: ConfigMap, name: x, namespace: ns-$id, uid: u1}, source: {component: c}, firstTimestamp: '2026-01-01T00:00:00Z', lastTimestamp: '2026-01-01T00:00:00Z', count: 1}"),
            Map.entry(
                    "events.events.k8s.io",
                    "{apiVersion: events.k8s.io/v1, kind: Event, metadata: {name: $n}, eventTime: '2026-01-01T00:00:00.000001Z', action: Look, reason: R, note: N, type: Normal, regarding: {kind: ConfigMap, name: x, namespace: ns-$id, uid: u1}, reportingController: hubbackup.io/c, reportingInstance: one}"),
            Map.entry(
                    "customresourcedefinitions.apiextensions.k8s.io",
                    "{apiVersion: apiextensions.k8s.io/v1, kind: CustomResourceDefinition, metadata: {name: $n}, spec: {group: $id.hubbackup.io, scope: Namespaced, names: {kind: Thing, plural: things}, versions: [{name: v1, served: true, storage: true, schema: {openAPIV3Schema: {type: object, x-kubernetes-preserve-unknown-fields: true}}}]}}"),
            Map.entry("custom resource", "{$W, metadata: {name: $n}, spec: {size: 1}}"),
            Map.entry(
                    "selfsubjectaccessreviews.authorization.k8s.io",
                    "{apiVersion: authorization.k8s.io/v1, kind: SelfSubjectAccessReview, spec: {resourceAttributes: {verb: get, resource: secrets}}}"),
            Map.entry(
                    "clusterroles.rbac.authorization.k8s.io",
                    "{apiVersion: rbac.authorization.k8s.io/v1, kind: ClusterRole, metadata: {name: $n}, rules: []}"),
            Map.entry(
                    "clusterrolebindings.rbac.authorization.k8s.io",
                    "{apiVersion: rbac.authorization.k8s.io/v1, kind: ClusterRoleBinding, metadata: {name: $n}, roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: none}}"),
            Map.entry(
                    "rolebindings.rbac.authorization.k8s.io",
                    "{apiVersion: rbac.authorization.k8s.io/v1, kind: RoleBinding, metadata: {name: $n}, roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: none}}"),
            Map.entry(
                    "apiservices.apiregistration.k8s.io",
                    "{apiVersion: apiregistration.k8s.io/v1, kind: APIService, metadata: {name: $n}, spec: {group: $id.hubbackup.io, version: v1, groupPriorityMinimum: 100, versionPriority: 10, insecureSkipTLSVerify: true, service: {name: none, namespace: default}}}"));

    static Stream<Shape> shapes() {
        return KnownShapes.all().stream().filter(shape -> !shape.hasProtobufBody());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("shapes")
    void asked(Shape shape) {
        var uid = existing(shape);
        var path = path(shape) + query(shape);
        var headers = new LinkedHashMap<String, String>();
        headers.put("Accept", shape.acceptHeader());
        if (!shape.contentType().isEmpty()) {
            headers.put("Content-Type", shape.contentType());
        }
        if (shape.options().contains("resourceVersion=0")) {
            catchUp(shape);
        }
        switch (shape.verb()) {
            case "watch" -> watch(shape, path, headers);
            case "list", "get" -> send("GET", path, headers, "", shape);
            case "create" -> send("POST", path, headers, created(shape), shape);
            case "update" -> send("PUT", path, headers, changed(shape), shape);
            case "patch" -> send("PATCH", path, headers, patch(shape), shape);
            case "delete", "deletecollection" -> send("DELETE", path, headers, options(shape, uid), shape);
            default -> throw new AssertionError("no request for " + shape);
        }
        // a service that does not answer would hold up the end of every namespace
        if (shape.resource().startsWith("apiservices") && !shape.verb().startsWith("delete")) {
            quietly("DELETE", collection(shape) + "/" + name(shape), "");
        }
    }

    /** Version 0 is answered from a cache, which has by then what was asked of it by version. */
    private void catchUp(Shape shape) {
        var now = api().send("GET", collection(shape), Map.of(), new byte[0]);
        var version = now.json().path("metadata").path("resourceVersion").asText();
        api().send("GET", collection(shape) + "?resourceVersion=" + version, Map.of(), new byte[0]);
    }

    /** What a server that serves more than the other tells of itself, or of objects of other cases, is not compared. */
    private void send(String method, String path, Map<String, String> headers, Object body, Shape shape) {
        boolean general = shape.resource().startsWith("/")
                || shape.scope().equals("cluster")
                        && List.of("list", "deletecollection").contains(shape.verb())
                || shape.accept().contains("protobuf");
        if (!general) {
            send(method, path, headers, body);
            return;
        }
        note(method + " " + path);
        var answer = api().send(method, path, headers, body.equals("") ? new byte[0] : bytes(body));
        note("" + answer.code());
    }

    private void watch(Shape shape, String path, Map<String, String> headers) {
        if (shape.options().contains("upgrade=websocket")) {
            note("GET " + path);
            api().socketWatch(path).close();
            return;
        }
        try (var watch = api().watch(path, headers)) {
            assertThat(watch.code()).isEqualTo(200);
            note("GET " + path + " " + watch.contentType());
        }
    }

    private String existing(Shape shape) {
        boolean makes = shape.verb().equals("create") && shape.subresource().isEmpty()
                || shape.resource().startsWith("/");
        if (makes || !BODIES.containsKey(shape.resource()) || isMade(shape)) {
            return "";
        }
        var uid = given(home(shape), body(shape)).uid();
        if (shape.resource().startsWith("customresourcedefinitions")) {
            quietlyUntil(
                    collection(shape) + "/" + name(shape),
                    answer -> answer.text().contains("InitialNamesAccepted"));
        }
        return uid;
    }

    /** The namespace of the case and the definitions of all cases are there. */
    private static boolean isMade(Shape shape) {
        return shape.resource().equals("custom resource")
                && shape.scope().equals("cluster")
                && List.of("list", "watch", "deletecollection").contains(shape.verb());
    }

    private String name(Shape shape) {
        return switch (shape.resource()) {
            case "namespaces" -> "shape-" + id();
            case "apiservices.apiregistration.k8s.io" -> "v1." + id() + ".hubbackup.io";
            case "customresourcedefinitions.apiextensions.k8s.io" -> "things." + id() + ".hubbackup.io";
            default -> shape.scope().equals("cluster") ? "shape-" + id() : "a";
        };
    }

    private String path(Shape shape) {
        if (shape.resource().startsWith("/")) {
            return shape.resource()
                    .replace("<document>", "apis/contract.hubbackup.io/v1")
                    .replace("<built-in group>/<version>", "coordination.k8s.io/v1")
                    .replace("<built-in group>", "coordination.k8s.io")
                    .replace("<group>/<version>", "contract.hubbackup.io/v1")
                    .replace("<group>", "contract.hubbackup.io");
        }
        boolean one = List.of("get", "update", "patch", "delete").contains(shape.verb())
                || !shape.subresource().isEmpty();
        var path = collection(shape) + (one ? "/" + name(shape) : "");
        return path + (shape.subresource().isEmpty() ? "" : "/" + shape.subresource());
    }

    private String collection(Shape shape) {
        if (shape.resource().equals("custom resource")) {
            boolean all = List.of("list", "watch").contains(shape.verb());
            return shape.scope().equals("namespace")
                    ? widgets()
                    : all ? "/apis/contract.hubbackup.io/v1/widgets" : gadgets();
        }
        var parts = shape.resource().split("\\.", 2);
        var prefix = parts.length == 1 ? "/api/v1" : "/apis/" + parts[1] + "/v1";
        return prefix + (shape.scope().equals("namespace") ? "/namespaces/" + namespace() : "") + "/" + parts[0];
    }

    /** Where an object is made, so that what is asked over all namespaces finds one. */
    private String home(Shape shape) {
        boolean core =
                List.of("configmaps", "secrets", "events", "serviceaccounts").contains(shape.resource());
        if (shape.resource().startsWith("leases")) {
            return "/apis/coordination.k8s.io/v1/namespaces/" + namespace() + "/leases";
        }
        if (shape.resource().startsWith("rolebindings")) {
            return "/apis/rbac.authorization.k8s.io/v1/namespaces/" + namespace() + "/rolebindings";
        }
        if (shape.resource().startsWith("deployments")) {
            return "/apis/apps/v1/namespaces/" + namespace() + "/deployments";
        }
        return core ? core(shape.resource()) : collection(shape);
    }

    private Object body(Shape shape) {
        var text =
                BODIES.getOrDefault(shape.resource(), "{metadata: {name: $n}}").replace("$n", name(shape));
        return shape.scope().equals("cluster") ? text.replace("$W", "$G") : text;
    }

    private Object created(Shape shape) {
        return shape.subresource().equals("token")
                ? "{apiVersion: authentication.k8s.io/v1, kind: TokenRequest, spec: {expirationSeconds: 3600}}"
                : body(shape);
    }

    private Object changed(Shape shape) {
        var object = api().send("GET", collection(shape) + "/" + name(shape), Map.of(), new byte[0])
                .object();
        return object.setAll((ObjectNode) change(shape));
    }

    private static String status(Shape shape) {
        return shape.resource().startsWith("deployments")
                ? "{status: {observedGeneration: 1, replicas: 1, updatedReplicas: 1, readyReplicas: null, availableReplicas: null}}"
                : "{status: {phase: Ready}}";
    }

    private ObjectNode change(Shape shape) {
        return yaml(shape.subresource().equals("status") ? "{status: {phase: Ready}}" : "{data: {k: w}}");
    }

    private Object patch(Shape shape) {
        boolean status = shape.subresource().equals("status");
        return switch (shape.contentType()) {
            case JSON_PATCH ->
                status
                        ? "[{op: add, path: /status, value: {phase: Ready}}]"
                        : "[{op: add, path: /metadata/labels, value: {shape: x}}]";
            case APPLY_PATCH -> applied(shape, status);
            default -> status ? status(shape) : "{metadata: {labels: {shape: x}}}";
        };
    }

    private Object applied(Shape shape, boolean status) {
        var whole = yaml((String) body(shape));
        whole.retain("apiVersion", "kind", "metadata");
        return status ? whole.setAll(yaml("{status: {phase: Ready}}")) : whole;
    }

    private Object options(Shape shape, String uid) {
        var options = yaml("{apiVersion: v1, kind: DeleteOptions}");
        boolean any = false;
        for (var option : shape.options()) {
            var parts = option.split("=", 2);
            any |= option.startsWith("body.");
            switch (parts[0]) {
                case "body.preconditions.uid" ->
                    options.withObject("/preconditions").put("uid", uid);
                case "body.preconditions.resourceVersion" ->
                    options.withObject("/preconditions").put("resourceVersion", state(shape));
                case "body.propagationPolicy" -> options.put("propagationPolicy", parts[1]);
                case "body.gracePeriodSeconds" -> options.put("gracePeriodSeconds", 0);
                case "body.dryRun" -> options.putArray("dryRun").add(parts[1]);
                default -> {}
            }
        }
        return any ? options : "";
    }

    private String state(Shape shape) {
        return api().send("GET", collection(shape) + "/" + name(shape), Map.of(), new byte[0])
                .version();
    }

    private String query(Shape shape) {
        var query = new ArrayList<String>();
        if (shape.verb().equals("watch")) {
            query.add("watch=true");
        }
        shape.options().stream()
                .filter(option -> !option.startsWith("body.") && !option.startsWith("upgrade="))
                .map(option -> parameter(shape, option))
                .forEach(query::add);
        return query.isEmpty() ? "" : "?" + String.join("&", query);
    }

    private String parameter(Shape shape, String option) {
        var parts = option.split("=", 2);
        return switch (parts[0]) {
            case "labelSelector" -> parts[0] + "=" + encoded(selector(parts[1]));
            case "fieldSelector" -> parts[0] + "=" + encoded(fields(shape, parts[1]));
            case "limit" -> "limit=500";
            case "timeoutSeconds" -> "timeoutSeconds=1";
            case "timeout" -> "timeout=32s";
            case "hash" -> "hash=" + hash();
            case "continue" -> "continue=" + encoded(token(shape));
            case "resourceVersion" -> parts.length > 1 ? option : "resourceVersion=" + version(shape);
            default -> parts.length > 1 ? option : option + "=contract";
        };
    }

    private static String selector(String operators) {
        return String.join(
                ",",
                Stream.of(operators.split(","))
                        .map(operator -> switch (operator) {
                            case "in" -> "l in (x)";
                            case "notin" -> "l notin (x)";
                            case "exists" -> "l";
                            case "!exists" -> "!l";
                            default -> "l" + operator + "x";
                        })
                        .toList());
    }

    private String fields(Shape shape, String fields) {
        return String.join(
                ",",
                Stream.of(fields.split(","))
                        .map(field -> field
                                + switch (field.replaceAll("!?=$", "")) {
                                    case "metadata.name" -> name(shape);
                                    case "metadata.namespace", "involvedObject.namespace" -> namespace();
                                    default -> "x";
                                })
                        .toList());
    }

    /** A server sends who asks with an old hash elsewhere. */
    private String hash() {
        var documents =
                api().send("GET", "/openapi/v3", Map.of(), new byte[0]).json().path("paths");
        var hash = documents
                .path("apis/contract.hubbackup.io/v1")
                .path("serverRelativeURL")
                .asText()
                .replaceAll(".*hash=", "");
        mask(hash, "<hash>");
        return hash;
    }

    private String token(Shape shape) {
        given(home(shape), ((String) body(shape)).replace("name: " + name(shape), "name: b"));
        var token = api().send("GET", collection(shape) + "?limit=1", Map.of(), new byte[0])
                .at("/metadata/continue");
        mask(encoded(token), "<continue>");
        return token;
    }

    private String version(Shape shape) {
        var version = api().send("GET", collection(shape) + "?limit=1", Map.of(), new byte[0])
                .version();
        mask("resourceVersion=" + version, "resourceVersion=<from>");
        return version;
    }
}
