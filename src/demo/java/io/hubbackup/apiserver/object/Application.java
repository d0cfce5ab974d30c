package io.hubbackup.apiserver.object;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hubbackup.apiserver.kind.ServedKind;
import io.hubbackup.apiserver.object.Claim.Owner;
import java.util.Optional;

/** One server-side apply to one object. */
final class Application {

    private static final String KUBECTL = "kubectl";

    private final ServedKind kind;
    private final Shape shape;
    private final ObjectNode live;
    private final ObjectNode applied;
    private final Manager manager;
    private final FieldSet ignored;

    /** @param live without its {@code managedFields} */
    Application(ServedKind kind, Shape shape, ObjectNode live, ObjectNode applied, Manager manager) {
        this.kind = kind;
        this.shape = shape;
        this.live = live;
        this.applied = applied;
        this.manager = manager;
        this.ignored = FieldOwnership.ignored(kind, manager);
    }

    /** The object that comes out; {@code claims} become those of it. */
    ObjectNode apply(Claims claims, boolean force) {
        var owner = Owner.of(manager);
        var last = claims.of(owner);
        var lastFields = last.map(Claim::fields).orElseGet(FieldSet::none).withoutTrees(ignored);
        var fields = Applied.fields(shape, applied).withoutTrees(ignored);
        var owned = claims.all().stream()
                .filter(claim -> !claim.owner().equals(owner))
                .map(Claim::fields)
                .reduce(fields, FieldSet::with);
        var merged = Union.of(shape, live, applied) instanceof ObjectNode object ? object : live;
        boolean leavesNothingOut = lastFields.without(fields).isEmpty();
        var result = leavesNothingOut ? merged.deepCopy() : new Pruning(shape, merged).prune(lastFields, owned);
        var changes = Differences.between(shape, live, result).ignoring(ignored);
        resolve(claims, owner, changes, force);
        var time = Values.same(live, result) ? last.flatMap(Claim::time) : Optional.of(Claim.seconds(manager.time()));
        claims.put(new Claim(owner, manager.apiVersion(), time, fields.without(FieldOwnership.free())));
        restore(result);
        return result;
    }

    private void resolve(Claims claims, Owner owner, Differences changes, boolean force) {
        var changed = changes.addedOrModified();
        var conflicts = new Conflicts();
        claims.all().stream()
                .filter(claim -> !claim.owner().equals(owner))
                .forEach(claim -> conflicts.add(claim.owner(), claim.fields().shared(changed)));
        if (!force) {
            var rest = manager.name().equals(KUBECTL) ? conflicts.but(LastApplied.allowing(shape, live)) : conflicts;
            if (!rest.isEmpty()) {
                throw rest.failure();
            }
        }
        claims.all().stream()
                .filter(claim -> !claim.owner().equals(owner))
                .forEach(claim ->
                        claims.change(claim, owned -> owned.without(changed).without(changes.removed())));
    }

    /** The status is not for the main resource, and nothing else is for the status but which version is meant. */
    private void restore(ObjectNode result) {
        if (!kind.status()) {
            return;
        }
        if (manager.subresource().isEmpty()) {
            copy("status", live, result);
        } else if (manager.subresource().equals("status")) {
            var status = JsonNodeFactory.instance.objectNode();
            copy("status", result, status);
            var meant = result.at("/metadata/resourceVersion");
            result.removeAll();
            result.setAll(live.deepCopy());
            copy("status", status, result);
            if (meant.isTextual() && result.get("metadata") instanceof ObjectNode metadata) {
                metadata.set("resourceVersion", meant);
            }
        }
    }

    private static void copy(String field, ObjectNode from, ObjectNode to) {
        if (from.has(field)) {
            to.set(field, from.get(field));
        } else {
            to.remove(field);
        }
    }
}
