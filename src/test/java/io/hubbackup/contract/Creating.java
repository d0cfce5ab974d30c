package io.hubbackup.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Making objects, and reading them back. */
abstract class Creating extends Topic {

    @Test
    @DisplayName("§3.1 a created object has a uid, a version and a time, and is read back as it was answered")
    void creates() {
        var made = post(
                        configMaps(),
                        "{apiVersion: v1, kind: ConfigMap, metadata: {name: a, labels: {l: x}}, data: {k: v}}")
                .is(201);
        assertThat(made.uid()).isNotEmpty();
        assertThat(get(configMap("a")).is(200).json()).isEqualTo(made.json());
    }

    @Test
    @DisplayName("§3.1 a second object of the same name is a conflict")
    void duplicate() {
        given(configMaps(), "{metadata: {name: a}}");
        post(configMaps(), "{metadata: {name: a}}").is(409);
        given(widgets(), "{$W, metadata: {name: a}}");
        post(widgets(), "{$W, metadata: {name: a}}").is(409);
    }

    @Test
    @DisplayName("kind and apiVersion may be left out for a built-in kind, not for a custom resource")
    void withoutKind() {
        post(configMaps(), "{metadata: {name: a}}").is(201);
        post(widgets(), "{metadata: {name: a}}").is(400);
    }

    @Test
    @DisplayName("kind and apiVersion have to be those of the path")
    void otherKind() {
        post(configMaps(), "{apiVersion: v1, kind: Secret, metadata: {name: a}}")
                .is(400);
        post(widgets(), "{$G, metadata: {name: a}}").is(422);
        post(widgets(), "{apiVersion: contract.hubbackup.io/v2, kind: Widget, metadata: {name: a}}")
                .is(400);
    }

    @Test
    @DisplayName("the namespace of the body has to be that of the path")
    void otherNamespace() {
        post(configMaps(), "{metadata: {name: a, namespace: elsewhere}}").is(400);
        post(widgets(), "{$W, metadata: {name: a, namespace: elsewhere}}").is(400);
    }

    @Test
    @DisplayName("a body that is not JSON is a bad request")
    void notJson() {
        sendBytes("POST", configMaps(), Map.of("Content-Type", "application/json"), "{\"metadata\":".getBytes(UTF_8))
                .is(400);
        sendBytes("POST", widgets(), Map.of("Content-Type", "application/json"), "hello".getBytes(UTF_8))
                .is(400);
    }

    @Test
    @DisplayName("a value of the wrong type is a bad request for a built-in kind")
    void wrongType() {
        post(configMaps(), "{metadata: {name: a}, data: {k: 1}}").is(400);
        post(configMaps(), "{metadata: {name: a, labels: {k: true}}}").is(400);
        post(configMaps(), "{metadata: {name: a}, data: text}").is(400);
    }

    @Test
    @DisplayName("a content type that nobody reads is refused")
    void contentType() {
        sendBytes("POST", configMaps(), Map.of("Content-Type", "text/plain"), "{}".getBytes(UTF_8))
                .is(415);
    }

    @Test
    @DisplayName("a body in YAML is read")
    void yamlBody() {
        sendBytes(
                        "POST",
                        configMaps(),
                        Map.of("Content-Type", "application/yaml"),
                        "metadata:\n  name: a\ndata:\n  k: v\n".getBytes(UTF_8))
                .is(201);
    }

    @Test
    @DisplayName("§3.1 a missing namespace is not found, and not made")
    void missingNamespace() {
        post("/api/v1/namespaces/none-" + id() + "/configmaps", "{metadata: {name: a}}")
                .is(404);
        post("/apis/contract.hubbackup.io/v1/namespaces/none-" + id() + "/widgets", "{$W, metadata: {name: a}}")
                .is(404);
        get("/api/v1/namespaces/none-" + id()).is(404);
    }

    @Test
    @DisplayName("§3.1 a name has to be one")
    void names() {
        post(configMaps(), "{metadata: {name: Big_One}}").is(422);
        post(widgets(), "{$W, metadata: {name: Big_One}}").is(422);
        post(configMaps(), "{metadata: {}}").is(422);
        post(widgets(), "{$W, metadata: {}}").is(422);
        post("/api/v1/namespaces", "{metadata: {name: with.dot}}").is(422);
        post(secrets(), "{metadata: {name: " + "a".repeat(254) + "}}").is(422);
    }

    @Test
    @DisplayName("labels and annotations have to be some")
    void labels() {
        post(configMaps(), "{metadata: {name: a, labels: {'a b': x}}}").is(422);
        post(configMaps(), "{metadata: {name: a, labels: {a: 'x y', b: " + "b".repeat(64) + "}}}")
                .is(422);
        post(configMaps(), "{metadata: {name: a, annotations: {'a b': x}}}").is(422);
        post(widgets(), "{$W, metadata: {name: a, labels: {'a/b/c': x}}}").is(422);
    }

    @Test
    @DisplayName("generateName gives a name of five more characters")
    void generatesName() {
        var made = api().send(
                        "POST",
                        configMaps(),
                        Map.of("Content-Type", "application/json"),
                        "{\"metadata\":{\"generateName\":\"made-\"}}".getBytes(UTF_8));
        var name = made.at("/metadata/name");
        assertThat(name).matches("made-[bcdfghjklmnpqrstvwxz2456789]{5}");
        mask(name, "<generated name>");
        get(configMap(name)).is(200);
    }

    @Test
    @DisplayName("what only a server says is not taken from a client")
    void serverFields() {
        var made = post(configMaps(), """
                metadata:
                  name: a
                  uid: 11111111-1111-1111-1111-111111111111
                  creationTimestamp: '2001-01-01T00:00:00Z'
                  deletionTimestamp: '2001-01-01T00:00:00Z'
                  deletionGracePeriodSeconds: 5
                  generation: 7
                  selfLink: /here
                """).is(201);
        assertThat(made.uid()).isNotEqualTo("11111111-1111-1111-1111-111111111111");
    }

    @Test
    @DisplayName("an object that is to be made has no version yet")
    void versionOnCreate() {
        post(configMaps(), "{metadata: {name: a, resourceVersion: '12'}}").is(500);
        post(widgets(), "{$W, metadata: {name: a, resourceVersion: '12'}}").is(500);
    }

    @Test
    @DisplayName("§3.1 the status of a new object is dropped where status is a subresource, and is a field elsewhere")
    void statusOnCreate() {
        post(widgets(), "{$W, metadata: {name: a}, status: {phase: New}}").is(201);
        post(gadgets(), "{$G, metadata: {name: a-$id}, status: {phase: New}}").is(201);
    }

    @Test
    @DisplayName("§3.1 a kind that is not served is not found")
    void unknownKind() {
        get("/apis/nobody.hubbackup.io/v1/things").is(404);
        post("/apis/nobody.hubbackup.io/v1/namespaces/default/things", "{metadata: {name: a}}")
                .is(404);
        get("/apis/contract.hubbackup.io/v1/things").is(404);
        get("/apis/contract.hubbackup.io/v2/widgets").is(404);
        get("/api/v1/things").is(404);
        get("/api/v2/configmaps").is(404);
        get("/nowhere").is(404);
    }

    @Test
    @DisplayName("an object that is not there is not found, by any verb")
    void absent() {
        get(configMap("none")).is(404);
        get(widget("none")).is(404);
        put(configMap("none"), "{metadata: {name: none, resourceVersion: '1'}}").is(404);
        put(widget("none"), "{$W, metadata: {name: none, resourceVersion: '1'}}")
                .is(404);
        patch(MERGE_PATCH, configMap("none"), "{data: {k: v}}").is(404);
        delete(configMap("none")).is(404);
        delete(widget("none")).is(404);
        get("/api/v1/namespaces/none-" + id() + "/configmaps/none").is(404);
    }

    @Test
    @DisplayName("a method that a path does not know is refused")
    void methods() {
        send("PUT", configMaps(), Map.of(), "").is(405);
        send("PATCH", configMaps(), Map.of("Content-Type", MERGE_PATCH), "{}").is(405);
        send("POST", configMap("a"), Map.of("Content-Type", "application/json"), "{}")
                .is(405);
        send("DELETE", widget("a") + "/status", Map.of(), "").is(405);
    }

    @Test
    @DisplayName("a Secret: text is encoded, its type filled in, and wrong data refused")
    void secret() {
        post(secrets(), "{metadata: {name: a}, stringData: {k: text}, data: {b: Ynl0ZXM=}}")
                .is(201);
        post(secrets(), "{metadata: {name: b}, type: kubernetes.io/tls}").is(422);
        post(secrets(), "{metadata: {name: b}, data: {k: '***'}}").is(400);
        post(secrets(), "{metadata: {name: b}, data: {'a b': Ynl0ZXM=}}").is(422);
    }

    @Test
    @DisplayName("§3.1 the same plural in another group is another kind")
    void samePlural() {
        post("/apis/apiextensions.k8s.io/v1/customresourcedefinitions", """
                apiVersion: apiextensions.k8s.io/v1
                kind: CustomResourceDefinition
                metadata: {name: widgets.$id.hubbackup.io}
                spec:
                  group: $id.hubbackup.io
                  scope: Namespaced
                  names: {kind: Widget, plural: widgets}
                  versions:
                  - name: v1
                    served: true
                    storage: true
                    schema: {openAPIV3Schema: {type: object, x-kubernetes-preserve-unknown-fields: true}}
                """).is(201);
        var other = "/apis/" + id() + ".hubbackup.io/v1/namespaces/" + namespace() + "/widgets";
        given(widgets(), "{$W, metadata: {name: a}}");
        until(other, answer -> answer.code() == 200);
        post(other, "{apiVersion: $id.hubbackup.io/v1, kind: Widget, metadata: {name: b}}")
                .is(201);
        assertThat(get(widgets()).names()).containsExactly("a");
        assertThat(get(other).names()).containsExactly("b");
    }

    @Test
    @DisplayName("a deployment gets a generation; its status is not taken")
    void deployment() {
        var path = "/apis/apps/v1/namespaces/" + namespace() + "/deployments";
        var made = post(path, """
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: a}
                spec:
                  replicas: 0
                  selector: {matchLabels: {app: a}}
                  template:
                    metadata: {labels: {app: a}}
                    spec: {containers: [{name: c, image: none}]}
                status: {replicas: 3}
                """).is(201);
        assertThat(made.at("/metadata/generation")).isEqualTo("1");
    }
}
