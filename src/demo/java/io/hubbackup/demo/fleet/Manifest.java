package io.hubbackup.demo.fleet;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.OwnerReference;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Builds one object of any kind, the way one writes YAML. */
public final class Manifest {

    private final GenericKubernetesResource object = new GenericKubernetesResource();
    private final Map<String, String> labels = new LinkedHashMap<>();
    private final Map<String, String> annotations = new LinkedHashMap<>();

    private Manifest(String apiVersion, String kind, String name) {
        object.setApiVersion(apiVersion);
        object.setKind(kind);
        object.setMetadata(new ObjectMeta());
        object.getMetadata().setName(name);
    }

    /** A cluster-wide object, until {@link #in} gives it a namespace. */
    public static Manifest of(String apiVersion, String kind, String name) {
        return new Manifest(apiVersion, kind, name);
    }

    /** An Opaque secret. */
    public static Manifest secret(String namespace, String name) {
        return of("v1", "Secret", name).in(namespace).with("type", "Opaque");
    }

    public static Manifest configMap(String namespace, String name) {
        return of("v1", "ConfigMap", name).in(namespace);
    }

    public static Manifest namespace(String name) {
        return of("v1", "Namespace", name);
    }

    public Manifest in(String namespace) {
        object.getMetadata().setNamespace(namespace);
        return this;
    }

    public Manifest label(String key, String value) {
        labels.put(key, value);
        return this;
    }

    public Manifest labels(Map<String, String> more) {
        labels.putAll(more);
        return this;
    }

    public Manifest annotation(String key, String value) {
        annotations.put(key, value);
        return this;
    }

    public Manifest owners(List<OwnerReference> owners) {
        object.getMetadata().setOwnerReferences(owners);
        return this;
    }

    /** Any top-level field beside {@code metadata}. */
    public Manifest with(String field, Object value) {
        object.setAdditionalProperty(field, value);
        return this;
    }

    public Manifest spec(Map<String, ?> spec) {
        return with("spec", spec);
    }

    public Manifest status(Map<String, ?> status) {
        return with("status", status);
    }

    public GenericKubernetesResource build() {
        if (!labels.isEmpty()) {
            object.getMetadata().setLabels(labels);
        }
        if (!annotations.isEmpty()) {
            object.getMetadata().setAnnotations(annotations);
        }
        return object;
    }
}
