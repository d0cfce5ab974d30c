package io.hubbackup.apiserver.object;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hubbackup.apiserver.kind.ServedKind;
import io.hubbackup.apiserver.object.Claim.Owner;
import io.hubbackup.apiserver.request.ApiFailure;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Ownership of fields as a kube-apiserver keeps it.
 *
 * <p>An update owns what it changes; an apply owns what it names. What an apply changes and another manager owns is a conflict; with {@code force} it
 * changes hands. What a manager applied before and leaves out now goes away unless somebody else owns it.
 */
public final class FieldOwnership implements Ownership {

    private static final String KUBECTL = "kubectl";
    private static final String BEFORE_FIRST_APPLY = "before-first-apply";

    /** Nobody owns these. */
    private static final FieldSet FREE = set(
            List.of("apiVersion"),
            List.of("kind"),
            List.of("metadata"),
            List.of("metadata", "name"),
            List.of("metadata", "namespace"),
            List.of("metadata", "creationTimestamp"),
            List.of("metadata", "selfLink"),
            List.of("metadata", "uid"),
            List.of("metadata", "clusterName"),
            List.of("metadata", "generation"),
            List.of("metadata", "managedFields"),
            List.of("metadata", "resourceVersion"));

    @Override
    public ObjectNode apply(
            ServedKind kind, Optional<ObjectNode> live, ObjectNode applied, Manager manager, boolean force) {
        var shape = Shape.of(kind);
        var error = Conformity.errors(shape, applied);
        if (!error.isEmpty()) {
            throw ApiFailure.unexplained(
                    "failed to create typed patch object (%s): %s".formatted(described(applied), error));
        }
        var before = live.map(ObjectNode::deepCopy).orElseGet(() -> empty(kind));
        var claims = Claims.of(before);
        Claims.removeFrom(before);
        shape.complete(before);
        if (claims.isEmpty()) {
            var first = new Manager(
                    BEFORE_FIRST_APPLY, Claim.UPDATE, manager.subresource(), manager.apiVersion(), manager.time());
            var nothing = empty(kind);
            shape.complete(nothing);
            update(kind, shape, claims, nothing, before, first);
        }
        var application = new Application(kind, shape, before, applied, manager);
        var result = application.apply(claims, force);
        if (manager.name().equals(KUBECTL)) {
            LastApplied.follow(result, applied);
        }
        claims.writeTo(result);
        return result;
    }

    @Override
    public void written(ServedKind kind, Optional<ObjectNode> before, ObjectNode after, Manager manager) {
        var claims = claims(before, after, manager);
        Claims.removeFrom(after);
        if (before.isEmpty() || !claims.isEmpty()) {
            var shape = Shape.of(kind);
            var old = before.map(ObjectNode::deepCopy).orElseGet(() -> empty(kind));
            var now = after.deepCopy();
            Claims.removeFrom(old);
            shape.complete(old);
            shape.complete(now);
            update(kind, shape, claims, old, now, manager);
        }
        claims.writeTo(after);
    }

    /** A client may change the list; one that does not know it does not remove it. The status subresource does not take it. */
    private static Claims claims(Optional<ObjectNode> before, ObjectNode after, Manager manager) {
        if (manager.subresource().isEmpty()) {
            if (Claims.isReset(after)) {
                return Claims.none();
            }
            var sent = Claims.of(after);
            if (!sent.isEmpty()) {
                return sent;
            }
        }
        return before.map(Claims::of).orElseGet(Claims::none);
    }

    private static void update(
            ServedKind kind, Shape shape, Claims claims, ObjectNode before, ObjectNode after, Manager manager) {
        var changes = Differences.between(shape, before, after).ignoring(ignored(kind, manager));
        var changed = changes.addedOrModified();
        claims.all()
                .forEach(claim ->
                        claims.change(claim, fields -> fields.without(changed).without(changes.removed())));
        var taken = changed.without(FREE);
        if (!taken.isEmpty()) {
            var owner = Owner.of(manager);
            var fields = claims.of(owner)
                    .map(Claim::fields)
                    .orElseGet(FieldSet::none)
                    .with(taken);
            claims.put(new Claim(owner, manager.apiVersion(), Optional.empty(), fields).since(manager.time()));
            claims.limit();
        }
    }

    /** The fields that a request cannot change, whatever it says. */
    static FieldSet ignored(ServedKind kind, Manager manager) {
        if (!manager.subresource().equals("status")) {
            return kind.status() && manager.subresource().isEmpty() ? set(List.of("status")) : FieldSet.none();
        }
        return switch (kind.resource()) {
            case "customresourcedefinitions.apiextensions.k8s.io",
                    "validatingadmissionpolicies.admissionregistration.k8s.io" ->
                set(List.of("spec"), List.of("metadata"));
            case "deployments.apps" -> set(List.of("spec"), List.of("metadata", "labels"));
            case "pods" ->
                set(List.of("spec"), List.of("metadata", "deletionTimestamp"), List.of("metadata", "ownerReferences"));
            default -> set(List.of("spec"));
        };
    }

    static FieldSet free() {
        return FREE;
    }

    @SafeVarargs
    private static FieldSet set(List<String>... paths) {
        var set = FieldSet.none();
        Stream.of(paths).forEach(path -> set.add(path.stream().map(Step::field).toList()));
        return set;
    }

    private static ObjectNode empty(ServedKind kind) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("apiVersion", kind.apiVersion())
                .put("kind", kind.kind());
    }

    private static String described(ObjectNode object) {
        var apiVersion = object.path("apiVersion").asText("");
        var group = apiVersion.contains("/") ? apiVersion : "/" + apiVersion;
        var metadata = object.path("metadata");
        return "%s/%s; %s, Kind=%s"
                .formatted(
                        metadata.path("namespace").asText(""),
                        metadata.path("name").asText(""),
                        group,
                        object.path("kind").asText(""));
    }
}
