package io.hubbackup.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Server-side apply, and who owns which field. */
abstract class ServerSideApply extends Topic {

    private static final String MAP = "{apiVersion: v1, kind: ConfigMap, metadata: {name: a}, data: {k: v}}";

    @Override
    boolean ownership() {
        return true;
    }

    @Test
    @DisplayName("§3.1 apply creates an object that is not there")
    void creates() {
        apply(configMap("a"), "one", MAP).is(201);
        apply(
                        widget("a"),
                        "one",
                        "{$W, metadata: {name: a, labels: {l: x}}, spec: {size: 1, parts: [{name: p, weight: 2}], tags: [t], words: [w], limits: {a: 1}, box: {width: 1}, free: {x: {y: 1}}, whole: {a: b}}}")
                .is(201);
        apply(gadget("apply-" + id()), "one", "{$G, metadata: {name: apply-$id}, spec: {a: [1, 2], b: {c: d}}}")
                .is(201);
    }

    @Test
    @DisplayName("§3.1 apply by the same manager changes, and removes what it no longer says")
    void changes() {
        apply(
                        configMap("a"),
                        "one",
                        "{apiVersion: v1, kind: ConfigMap, metadata: {name: a, labels: {l: x}}, data: {k: v, m: w}}")
                .is(201);
        apply(configMap("a"), "one", "{apiVersion: v1, kind: ConfigMap, metadata: {name: a}, data: {k: other}}")
                .is(200);
        apply(
                        widget("a"),
                        "one",
                        "{$W, metadata: {name: a}, spec: {size: 1, parts: [{name: p}, {name: q, note: n}], tags: [s, t], words: [w]}}")
                .is(201);
        apply(
                        widget("a"),
                        "one",
                        "{$W, metadata: {name: a}, spec: {parts: [{name: q}, {name: r}], tags: [t, u], words: [x, y]}}")
                .is(200);
    }

    @Test
    @DisplayName("§3.1 apply of the same again keeps the resourceVersion")
    void same() {
        var made = apply(configMap("a"), "one", MAP).is(201);
        assertThat(apply(configMap("a"), "one", MAP).is(200).version()).isEqualTo(made.version());
        var widget = apply(widget("a"), "one", "{$W, metadata: {name: a}, spec: {size: 1, parts: [{name: p}]}}")
                .is(201);
        assertThat(apply(widget("a"), "one", "{$W, metadata: {name: a}, spec: {size: 1, parts: [{name: p}]}}")
                        .is(200)
                        .version())
                .isEqualTo(widget.version());
    }

    @Test
    @DisplayName("§3.1 a field of another manager is a conflict, and force takes it")
    void conflict() {
        apply(configMap("a"), "one", MAP).is(201);
        apply(configMap("a"), "two", "{apiVersion: v1, kind: ConfigMap, metadata: {name: a}, data: {k: mine, m: x}}")
                .is(409);
        apply(
                        configMap("a") + "?force=true",
                        "two",
                        "{apiVersion: v1, kind: ConfigMap, metadata: {name: a}, data: {k: mine, m: x}}")
                .is(200);
        apply(configMap("a"), "one", MAP).is(409);
    }

    @Test
    @DisplayName("conflicts with several managers and several fields are all told, in order")
    void manyConflicts() {
        apply(
                        widget("a"),
                        "one",
                        "{$W, metadata: {name: a}, spec: {size: 1, parts: [{name: p, weight: 2}], limits: {a: 1}}}")
                .is(201);
        apply(widget("a"), "two", "{$W, metadata: {name: a}, spec: {colour: blue, words: [a]}}");
        apply(
                        widget("a") + "?force=true",
                        "two",
                        "{$W, metadata: {name: a}, spec: {colour: blue, words: [a], code: x}}")
                .is(200);
        apply(
                        widget("a"),
                        "three",
                        "{$W, metadata: {name: a}, spec: {size: 2, colour: green, words: [b], code: y, parts: [{name: p, weight: 3}], limits: {a: 2}}}")
                .is(409);
        put(configMaps() + "/none", "{metadata: {name: none}}").is(404);
    }

    @Test
    @DisplayName("two managers may say the same; who stops saying it does not remove it")
    void shared() {
        apply(configMap("a"), "one", MAP).is(201);
        apply(configMap("a"), "two", MAP).is(200);
        apply(configMap("a"), "one", "{apiVersion: v1, kind: ConfigMap, metadata: {name: a}}")
                .is(200);
        apply(configMap("a"), "two", "{apiVersion: v1, kind: ConfigMap, metadata: {name: a}}")
                .is(200);
    }

    @Test
    @DisplayName("an update's fields belong to its manager; apply is in conflict with it")
    void afterUpdate() {
        apply(configMap("a"), "one", MAP).is(201);
        patch(MERGE_PATCH, configMap("a") + "?fieldManager=two", "{data: {k: other, n: new}}")
                .is(200);
        apply(configMap("a"), "one", MAP).is(409);
        apply(configMap("a") + "?force=true", "one", MAP).is(200);
    }

    @Test
    @DisplayName("who writes without fieldManager is named by the user agent")
    void userAgent() {
        send(
                        "POST",
                        configMaps(),
                        Map.of("Content-Type", "application/json", "User-Agent", "some-program/1.0 (linux)"),
                        MAP)
                .is(201);
        send(
                        "PATCH",
                        configMap("a"),
                        Map.of("Content-Type", MERGE_PATCH, "User-Agent", "Mozilla/5.0 others"),
                        "{data: {n: x}}")
                .is(200);
        post(configMaps() + "?fieldManager=named", "{metadata: {name: b}}").is(201);
        put(configMap("b") + "?fieldManager=other", "{metadata: {name: b}, data: {k: v}}")
                .is(200);
    }

    @Test
    @DisplayName("create, PUT, patch: whoever changes a field gets it, whoever removes one loses it")
    void updates() {
        given(
                widgets() + "?fieldManager=maker",
                "{$W, metadata: {name: a, labels: {l: x, m: y}, annotations: {a: b}, finalizers: [hubbackup.io/x]}, spec: {size: 1, parts: [{name: p}, {name: q}], words: [a, b]}}");
        var seen = get(widget("a")).is(200).object();
        seen.withObject("/spec").put("size", 2).put("code", "abc");
        seen.withObject("/metadata").withObject("/labels").remove("l");
        var second = put(widget("a") + "?fieldManager=changer", seen).is(200).object();
        second.withObject("/spec").remove("code");
        second.withObject("/spec").withArray("/parts").remove(0);
        second.withObject("/metadata").remove("annotations");
        put(widget("a") + "?fieldManager=remover", second).is(200);
        patch(JSON_PATCH, widget("a") + "?fieldManager=patcher", "[{op: remove, path: /metadata/finalizers}]")
                .is(200);
    }

    @Test
    @DisplayName("§3.1 apply of the status is another entry of the same manager")
    void status() {
        apply(widget("a"), "one", "{$W, metadata: {name: a}, spec: {size: 1}}").is(201);
        apply(
                        widget("a") + "/status?force=true",
                        "one",
                        "{$W, metadata: {name: a}, spec: {size: 9}, status: {phase: Ready, conditions: [{type: A, status: 'True', reason: R}]}}")
                .is(200);
        apply(
                        widget("a") + "/status?force=true",
                        "one",
                        "{$W, metadata: {name: a}, status: {count: 1, conditions: [{type: A, status: 'False', reason: R}, {type: B, status: 'True'}]}}")
                .is(200);
        apply(widget("a"), "one", "{$W, metadata: {name: a}, spec: {size: 2}, status: {phase: Ignored}}")
                .is(200);
        put(widget("a") + "/status?fieldManager=two", get(widget("a")).is(200).json())
                .is(200);
    }

    @Test
    @DisplayName("§3.1 apply of a status of an object that is not there is not found")
    void statusOfNone() {
        apply(widget("none") + "/status", "one", "{$W, metadata: {name: none}, status: {phase: Ready}}")
                .is(404);
    }

    @Test
    @DisplayName("§3.1 apply of a finalizer, beside those of others")
    void finalizer() {
        given(widgets(), "{$W, metadata: {name: a, finalizers: [hubbackup.io/other]}, spec: {size: 1}}");
        apply(widget("a") + "?force=true", "one", "{$W, metadata: {name: a, finalizers: [hubbackup.io/mine]}}")
                .is(200);
        apply(widget("a") + "?force=true", "one", "{$W, metadata: {name: a}}").is(200);
    }

    @Test
    @DisplayName("apply wants a manager, the object's name, kind and version, and no managedFields")
    void refused() {
        patch(APPLY_PATCH, configMap("a"), MAP).is(422);
        apply(configMap("b"), "one", MAP).is(400);
        apply(configMap("a"), "one", "{apiVersion: v1, kind: Secret, metadata: {name: a}}")
                .is(400);
        apply(configMap("a"), "one", "{metadata: {name: a}}").is(400);
        apply(
                configMap("a"),
                "one",
                "{apiVersion: v1, kind: ConfigMap, metadata: {name: a, managedFields: [{manager: x}]}}");
        apply(configMap("a"), "one", "{apiVersion: v1, kind: ConfigMap, data: {k: v}}");
        apply(widget("b"), "one", "{$W, metadata: {name: a}}").is(400);
        apply(widget("a"), "one", "{apiVersion: contract.hubbackup.io/v2, kind: Widget, metadata: {name: a}}")
                .is(400);
        patch(MERGE_PATCH, configMap("a") + "?force=true", "{data: {k: v}}");
        apply(configMap("a"), "x".repeat(129), MAP).is(422);
    }

    @Test
    @DisplayName("apply with a version: the object's goes through, a stale one is a conflict")
    void version() {
        var made = apply(configMap("a"), "one", MAP).is(201);
        apply(
                        configMap("a"),
                        "one",
                        "{apiVersion: v1, kind: ConfigMap, metadata: {name: a, resourceVersion: '%s'}, data: {k: w}}"
                                .formatted(made.version()))
                .is(200);
        apply(
                        configMap("a"),
                        "one",
                        "{apiVersion: v1, kind: ConfigMap, metadata: {name: a, resourceVersion: '%s'}, data: {k: x}}"
                                .formatted(made.version()))
                .is(409);
        apply(configMap("b"), "one", "{apiVersion: v1, kind: ConfigMap, metadata: {name: b, resourceVersion: '1'}}");
        apply(
                        configMap("a"),
                        "one",
                        "{apiVersion: v1, kind: ConfigMap, metadata: {name: a, uid: 11111111-1111-1111-1111-111111111111}, data: {k: w}}")
                .is(422);
    }

    @Test
    @DisplayName("apply that the schema refuses, and apply of a field that nobody knows")
    void invalid() {
        apply(widget("a"), "one", "{$W, metadata: {name: a}, spec: {size: 11}}").is(422);
        apply(widget("a"), "one", "{$W, metadata: {name: a}, spec: {size: many}}");
        apply(widget("a"), "one", "{$W, metadata: {name: a}, spec: {parts: [{weight: 1}]}}");
        apply(widget("a"), "one", "{$W, metadata: {name: a}, spec: {parts: [{name: p}, {name: p}]}}");
        apply(widget("a"), "one", "{$W, metadata: {name: a}, spec: {unknown: 1}}");
        apply(widget("a") + "?fieldValidation=Strict", "one", "{$W, metadata: {name: a}, spec: {unknown: 1, size: 1}}");
        apply(configMap("a"), "one", "{apiVersion: v1, kind: ConfigMap, metadata: {name: a}, unknown: 1}");
    }

    @Test
    @DisplayName("apply of a deployment: the lists of built-in kinds are merged by their keys")
    void builtIn() {
        var path = "/apis/apps/v1/namespaces/" + namespace() + "/deployments/a";
        apply(path, "one", """
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: a}
                spec:
                  selector: {matchLabels: {app: a}}
                  template:
                    metadata: {labels: {app: a}}
                    spec: {containers: [{name: c, image: one, env: [{name: A, value: '1'}]}]}
                """).is(201);
        apply(path, "two", """
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: a}
                spec:
                  template:
                    spec: {containers: [{name: c, env: [{name: B, value: '2'}]}, {name: d, image: two}]}
                """).is(200);
    }

    @Test
    @DisplayName("apply of a namespace, a Secret, a ServiceAccount, a role and a binding")
    void otherKinds() {
        apply(
                        "/api/v1/namespaces/apply-" + id(),
                        "one",
                        "{apiVersion: v1, kind: Namespace, metadata: {name: apply-$id, labels: {l: x}}}")
                .is(201);
        apply(secrets() + "/a", "one", "{apiVersion: v1, kind: Secret, metadata: {name: a}, stringData: {k: text}}")
                .is(201);
        apply(core("serviceaccounts") + "/a", "one", "{apiVersion: v1, kind: ServiceAccount, metadata: {name: a}}")
                .is(201);
        apply(
                        "/apis/rbac.authorization.k8s.io/v1/namespaces/" + namespace() + "/roles/a",
                        "one",
                        "{apiVersion: rbac.authorization.k8s.io/v1, kind: Role, metadata: {name: a}, rules: [{apiGroups: [''], resources: [secrets], verbs: [get]}]}")
                .is(201);
        apply(
                        "/apis/rbac.authorization.k8s.io/v1/namespaces/" + namespace() + "/rolebindings/a",
                        "one",
                        "{apiVersion: rbac.authorization.k8s.io/v1, kind: RoleBinding, metadata: {name: a}, roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: a}, subjects: [{kind: ServiceAccount, name: a, namespace: ns-$id}]}")
                .is(201);
    }

    @Test
    @DisplayName("owners are told apart by their uid")
    void owners() {
        var one = given(configMaps(), "{metadata: {name: one}}").uid();
        var two = given(configMaps(), "{metadata: {name: two}}").uid();
        apply(
                        configMap("a"),
                        "one",
                        "{apiVersion: v1, kind: ConfigMap, metadata: {name: a, ownerReferences: [{apiVersion: v1, kind: ConfigMap, name: one, uid: "
                                + one + "}]}}")
                .is(201);
        apply(
                        configMap("a"),
                        "two",
                        "{apiVersion: v1, kind: ConfigMap, metadata: {name: a, ownerReferences: [{apiVersion: v1, kind: ConfigMap, name: two, uid: "
                                + two + "}]}}")
                .is(200);
    }

    @Test
    @DisplayName("managedFields of one empty entry takes ownership from everybody")
    void reset() {
        apply(configMap("a"), "one", MAP).is(201);
        patch(MERGE_PATCH, configMap("a"), "{metadata: {managedFields: [{}]}}").is(200);
        apply(configMap("a"), "two", MAP).is(200);
    }

    @Test
    @DisplayName("apply is in force while an object is being deleted, and makes none anew")
    void terminating() {
        apply(widget("a"), "one", "{$W, metadata: {name: a, finalizers: [hubbackup.io/mine]}, spec: {size: 1}}")
                .is(201);
        delete(widget("a")).is(200);
        apply(widget("a"), "one", "{$W, metadata: {name: a, finalizers: [hubbackup.io/mine]}, spec: {size: 2}}")
                .is(200);
        apply(widget("a"), "one", "{$W, metadata: {name: a}, spec: {size: 2}}").is(200);
        get(widget("a")).is(404);
    }
}
