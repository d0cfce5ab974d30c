package io.hubbackup.apiserver.object;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.hubbackup.apiserver.object.Shape.Parts;
import java.util.LinkedHashSet;
import java.util.List;

/** How two versions of an object differ, field by field. */
record Differences(FieldSet added, FieldSet removed, FieldSet modified) {

    static Differences between(Shape shape, JsonNode before, JsonNode after) {
        var differences = new Differences(FieldSet.none(), FieldSet.none(), FieldSet.none());
        differences.compare(List.of(), shape, before, after);
        return differences;
    }

    /** Without these fields and what is under them. */
    Differences ignoring(FieldSet fields) {
        return new Differences(added.withoutTrees(fields), removed.withoutTrees(fields), modified.withoutTrees(fields));
    }

    FieldSet addedOrModified() {
        return added.with(modified);
    }

    private void compare(List<Step> path, Shape shape, JsonNode before, JsonNode after) {
        switch (shape.parts(before, after)) {
            case NONE -> whole(path, shape, before, after);
            case FIELDS -> fields(path, shape, before, after);
            case ITEMS -> items(path, shape, Items.of(shape, before), Items.of(shape, after));
        }
        presence(path, before.isMissingNode(), after.isMissingNode());
    }

    private void whole(List<Step> path, Shape shape, JsonNode before, JsonNode after) {
        if (before.isMissingNode() || after.isMissingNode() || Values.same(before, after)) {
            return;
        }
        modified.add(path);
        if (before.getNodeType() != after.getNodeType()) {
            // Where anything may stand, an object may have come or gone.
            inner(path, shape, before, MissingNode.getInstance());
            inner(path, shape, MissingNode.getInstance(), after);
        }
    }

    private void inner(List<Step> path, Shape shape, JsonNode before, JsonNode after) {
        if (shape.parts(before, after) == Parts.FIELDS) {
            fields(path, shape, before, after);
        }
    }

    private void presence(List<Step> path, boolean absentBefore, boolean absentAfter) {
        if (absentBefore && !absentAfter) {
            added.add(path);
        } else if (absentAfter && !absentBefore) {
            removed.add(path);
        }
    }

    private void fields(List<Step> path, Shape shape, JsonNode before, JsonNode after) {
        var names = new LinkedHashSet<String>();
        before.fieldNames().forEachRemaining(names::add);
        after.fieldNames().forEachRemaining(names::add);
        for (var name : names) {
            compare(Step.then(path, Step.field(name)), shape.field(name), before.path(name), after.path(name));
        }
    }

    private void items(List<Step> path, Shape shape, Items before, Items after) {
        for (var step : Items.steps(before, after)) {
            var old = before.get(step);
            var now = after.get(step);
            if (old.size() > 1 || now.size() > 1) {
                duplicates(Step.then(path, step), old, now);
            } else {
                compare(Step.then(path, step), shape.elements(), only(old), only(now));
            }
        }
    }

    /** Elements that cannot be told apart are one value. */
    private void duplicates(List<Step> path, List<JsonNode> before, List<JsonNode> after) {
        if (!before.isEmpty() && !after.isEmpty() && !Values.same(before, after)) {
            modified.add(path);
        }
        presence(path, before.isEmpty(), after.isEmpty());
    }

    private static JsonNode only(List<JsonNode> items) {
        return items.isEmpty() ? MissingNode.getInstance() : items.getFirst();
    }
}
