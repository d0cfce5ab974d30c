package io.hubbackup.contract;

import io.hubbackup.kit.NeedsKubectl;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What kubectl prints. */
@NeedsKubectl
abstract class Kubectl extends Topic {

    private static final String WIDGET =
            "{$W, metadata: {name: a, labels: {l: x}}, spec: {size: 1, parts: [{name: p}]}}";

    @TempDir
    Path folder;

    @Test
    @DisplayName("get: a table, more columns, names, YAML, a path, labels")
    void get() {
        given(widgets(), WIDGET);
        given(configMaps(), "{metadata: {name: a}, data: {k: v}}");
        kubectl("get", "widgets", "-n", namespace());
        kubectl("get", "wdg", "a", "-n", namespace(), "-o", "wide", "--show-labels");
        kubectl("get", "contract", "-n", namespace(), "-o", "name");
        kubectl("get", "widgets.v1.contract.hubbackup.io/a", "-n", namespace(), "-o", "jsonpath={.spec.size}");
        kubectl("get", "cm,widgets", "-n", namespace(), "-l", "l=x");
        kubectl("get", "cm", "a", "-n", namespace(), "-o", "yaml");
        kubectl("get", "widget", "none", "-n", namespace());
        kubectl("get", "nothing");
        kubectl("get", "widgets", "-A", "--field-selector", "metadata.namespace=" + namespace());
        kubectl("get", "ns", namespace());
    }

    @Test
    @DisplayName("apply on the client's side: created, unchanged, configured, pruned of what went")
    void applyClient() {
        var file = file("{$W, metadata: {name: a, namespace: ns-$id}, spec: {size: 1, code: abc}}");
        kubectl("apply", "-f", file);
        kubectl("apply", "-f", file);
        kubectl("apply", "-f", file("{$W, metadata: {name: a, namespace: ns-$id}, spec: {size: 2}}"));
        get(widget("a")).is(200);
        kubectl("apply", "-f", file("{$W, metadata: {name: a, namespace: ns-$id}, spec: {size: 20, unknown: 1}}"));
        kubectl(
                "apply",
                "-f",
                file("{apiVersion: v1, kind: ConfigMap, metadata: {name: a, namespace: ns-$id}, data: {k: v}}"));
        kubectl(
                "apply",
                "-f",
                file("{apiVersion: v1, kind: ConfigMap, metadata: {name: a, namespace: ns-$id}, data: {m: w}}"));
        get(configMap("a")).is(200);
        kubectl(
                "apply",
                "--dry-run=server",
                "-f",
                file("{apiVersion: v1, kind: ConfigMap, metadata: {name: b, namespace: ns-$id}}"));
    }

    @Test
    @DisplayName("apply on the server's side, with a conflict")
    void applyServer() {
        var file = file("{$W, metadata: {name: a, namespace: ns-$id}, spec: {size: 1}}");
        kubectl("apply", "--server-side", "-f", file);
        kubectl("apply", "--server-side", "-f", file);
        quietly(MERGE, widget("a") + "?fieldManager=other", "{spec: {size: 2}}");
        kubectl("apply", "--server-side", "-f", file);
        kubectl("apply", "--server-side", "--force-conflicts", "--field-manager=mine", "-f", file);
        kubectl(
                "apply",
                "--server-side",
                "-f",
                file("{apiVersion: v1, kind: ConfigMap, metadata: {name: a, namespace: ns-$id}, unknown: 1}"));
    }

    @Test
    @DisplayName("describe a custom resource, a ConfigMap, a Secret, a namespace")
    void describe() {
        given(widgets(), WIDGET);
        given(configMaps(), "{metadata: {name: a}, data: {k: v}}");
        given(secrets(), "{metadata: {name: a}, stringData: {k: v}}");
        given(
                core("events"),
                "{metadata: {name: e}, reason: R, type: Normal, message: It was so., involvedObject: {kind: Widget, apiVersion: contract.hubbackup.io/v1, name: a, namespace: ns-$id}, source: {component: c}, firstTimestamp: '2026-01-01T00:00:00Z', lastTimestamp: '2026-01-01T00:00:00Z', count: 1}");
        kubectl("describe", "widget", "a", "-n", namespace());
        kubectl("describe", "configmap", "a", "-n", namespace());
        kubectl("describe", "secret", "a", "-n", namespace());
        kubectl("describe", "widgets", "-n", namespace(), "-l", "l=none");
        kubectl("describe", "ns", namespace());
    }

    @Test
    @DisplayName("delete: one, by label, by file, what is not there, without waiting")
    void delete() {
        given(widgets(), WIDGET);
        given(configMaps(), "{metadata: {name: a, labels: {l: x}}}");
        given(configMaps(), "{metadata: {name: b, labels: {l: x}}}");
        kubectl("delete", "widget", "a", "-n", namespace());
        kubectl("delete", "cm", "-l", "l=x", "-n", namespace());
        kubectl("delete", "cm", "a", "-n", namespace());
        kubectl("delete", "cm", "a", "-n", namespace(), "--ignore-not-found");
        given(configMaps(), "{metadata: {name: a}}");
        kubectl(
                "delete",
                "--wait=false",
                "--cascade=orphan",
                "-f",
                file("{apiVersion: v1, kind: ConfigMap, metadata: {name: a, namespace: ns-$id}}"));
    }

    @Test
    @DisplayName("wait: for a condition, for a value, for deletion, in vain")
    void waits() {
        given(widgets(), WIDGET);
        quietly(MERGE, widget("a") + "/status", "{status: {phase: Ready, conditions: [{type: Done, status: 'True'}]}}");
        kubectl("wait", "--for=condition=Done", "widget/a", "-n", namespace(), "--timeout=10s");
        kubectl("wait", "--for=jsonpath={.status.phase}=Ready", "widget/a", "-n", namespace(), "--timeout=10s");
        kubectl("wait", "--for=condition=Never", "widget/a", "-n", namespace(), "--timeout=1s");
        kubectl("wait", "--for=delete", "widget/none", "-n", namespace(), "--timeout=10s");
        kubectl("wait", "--for=condition=Established", "crd/widgets.contract.hubbackup.io", "--timeout=10s");
    }

    @Test
    @DisplayName("patch: merge, JSON, strategic, of the status")
    void patches() {
        given(widgets(), WIDGET);
        given(configMaps(), "{metadata: {name: a}, data: {k: v}}");
        kubectl("patch", "widget", "a", "-n", namespace(), "--type=merge", "-p", "{\"spec\":{\"size\":2}}");
        kubectl("patch", "widget", "a", "-n", namespace(), "--type=merge", "-p", "{\"spec\":{\"size\":2}}");
        kubectl(
                "patch",
                "widget",
                "a",
                "-n",
                namespace(),
                "--type=json",
                "-p",
                "[{\"op\":\"replace\",\"path\":\"/spec/size\",\"value\":3}]");
        kubectl(
                "patch",
                "widget",
                "a",
                "-n",
                namespace(),
                "--subresource=status",
                "--type=merge",
                "-p",
                "{\"status\":{\"phase\":\"Ready\"}}");
        kubectl("patch", "cm", "a", "-n", namespace(), "-p", "{\"data\":{\"k\":\"w\"}}");
        kubectl("patch", "widget", "a", "-n", namespace(), "--type=merge", "-p", "{\"spec\":{\"size\":20}}");
        kubectl("patch", "widget", "a", "-n", namespace(), "-p", "{\"spec\":{\"size\":2}}");
    }

    @Test
    @DisplayName("api-resources of one group, version, auth can-i, events")
    void others() {
        kubectl("api-resources", "--api-group=contract.hubbackup.io");
        kubectl("auth", "can-i", "delete", "widgets", "-n", namespace());
        kubectl("auth", "can-i", "get", "secrets", "-n", namespace(), "--as=nobody");
        given(
                core("events"),
                "{metadata: {name: e}, reason: R, type: Normal, message: It was so., involvedObject: {kind: ConfigMap, name: a, namespace: ns-$id}, source: {component: c}, firstTimestamp: '2026-01-01T00:00:00Z', lastTimestamp: '2026-01-01T00:00:00Z', count: 1}");
        kubectl("get", "events", "-n", namespace());
    }

    private String file(String yaml) {
        try {
            namespace();
            var file = Files.createTempFile(folder, "object", ".yaml");
            mask(file.toString(), "<file>");
            Files.writeString(file, yaml(yaml).toString());
            return file.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
