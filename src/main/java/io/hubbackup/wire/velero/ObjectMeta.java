package io.hubbackup.wire.velero;

import io.hubbackup.wire.Tree;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code metadata} of an object. Name and namespace are empty texts when they are not given. */
public record ObjectMeta(Tree tree) {

    public static ObjectMeta of(String namespace, String name) {
        return new ObjectMeta(Tree.EMPTY.with("name", name).with("namespace", namespace));
    }

    public String name() {
        return tree.text("name").orElse("");
    }

    public String namespace() {
        return tree.text("namespace").orElse("");
    }

    public Optional<String> uid() {
        return tree.text("uid");
    }

    public Optional<String> resourceVersion() {
        return tree.text("resourceVersion");
    }

    public Optional<Long> generation() {
        return tree.number("generation");
    }

    public Optional<Instant> creationTimestamp() {
        return tree.time("creationTimestamp");
    }

    public Optional<Instant> deletionTimestamp() {
        return tree.time("deletionTimestamp");
    }

    /** Whether the object is on its way out, even if the time of that is not readable. */
    public boolean deleting() {
        return tree.has("deletionTimestamp");
    }

    public Map<String, String> labels() {
        return tree.textMap("labels");
    }

    public Optional<String> label(String key) {
        return tree.child("labels").text(key);
    }

    public Map<String, String> annotations() {
        return tree.textMap("annotations");
    }

    public Optional<String> annotation(String key) {
        return tree.child("annotations").text(key);
    }

    public List<OwnerReference> ownerReferences() {
        return tree.children("ownerReferences").stream()
                .map(OwnerReference::new)
                .toList();
    }

    /** The owner that controls the object; Kubernetes allows one. */
    public Optional<OwnerReference> controller() {
        return ownerReferences().stream().filter(OwnerReference::controller).findFirst();
    }

    public List<String> finalizers() {
        return tree.texts("finalizers");
    }

    public ObjectMeta withUid(String uid) {
        return new ObjectMeta(tree.with("uid", uid));
    }

    public ObjectMeta withResourceVersion(String resourceVersion) {
        return new ObjectMeta(tree.with("resourceVersion", resourceVersion));
    }

    public ObjectMeta withCreationTimestamp(Instant created) {
        return new ObjectMeta(tree.with("creationTimestamp", created));
    }

    public ObjectMeta withLabels(Map<String, String> labels) {
        return new ObjectMeta(tree.withUnlessEmpty("labels", labels));
    }

    public ObjectMeta withLabel(String key, String value) {
        return withLabels(plus(labels(), key, value));
    }

    public ObjectMeta withAnnotations(Map<String, String> annotations) {
        return new ObjectMeta(tree.withUnlessEmpty("annotations", annotations));
    }

    public ObjectMeta withAnnotation(String key, String value) {
        return withAnnotations(plus(annotations(), key, value));
    }

    public ObjectMeta withOwnerReferences(List<OwnerReference> owners) {
        return new ObjectMeta(tree.withUnlessEmpty(
                "ownerReferences", owners.stream().map(OwnerReference::tree).toList()));
    }

    private static Map<String, String> plus(Map<String, String> map, String key, String value) {
        var more = new LinkedHashMap<>(map);
        more.put(key, value);
        return more;
    }
}
