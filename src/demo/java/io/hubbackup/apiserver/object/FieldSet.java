package io.hubbackup.apiserver.object;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Fields of one object: a tree in which every place is in the set or only on the way to one that is. */
final class FieldSet {

    private static final String ITSELF = ".";

    private boolean member;
    private final SortedMap<Step, FieldSet> children = new TreeMap<>();

    static FieldSet none() {
        return new FieldSet();
    }

    /** Reads {@code FieldsV1}; what cannot be read is left out. */
    static FieldSet parse(JsonNode fields) {
        var set = new FieldSet();
        for (var entry : fields.properties()) {
            Step.parse(entry.getKey()).ifPresent(step -> set.children.put(step, parseChild(entry.getValue())));
        }
        return set;
    }

    private static FieldSet parseChild(JsonNode fields) {
        var child = parse(fields);
        child.member = fields.isEmpty() || fields.has(ITSELF);
        return child;
    }

    /** As {@code FieldsV1}. */
    ObjectNode json() {
        var json = JsonNodeFactory.instance.objectNode();
        if (member && !children.isEmpty()) {
            json.putObject(ITSELF);
        }
        children.forEach((step, child) -> json.set(step.text(), child.json()));
        return json;
    }

    void add(List<Step> path) {
        var at = this;
        for (var step : path) {
            at = at.children.computeIfAbsent(step, none -> new FieldSet());
        }
        at.member = true;
    }

    boolean isEmpty() {
        return !member && children.isEmpty();
    }

    boolean has(Step step) {
        var child = children.get(step);
        return child != null && child.member;
    }

    /** What is under a place; empty where nothing is. */
    FieldSet under(Step step) {
        return children.getOrDefault(step, none()).withoutItself();
    }

    private FieldSet withoutItself() {
        var copy = new FieldSet();
        copy.children.putAll(children);
        return copy;
    }

    FieldSet with(FieldSet other) {
        var both = new FieldSet();
        both.member = member || other.member;
        both.children.putAll(children);
        other.children.forEach((step, child) -> both.children.merge(step, child, FieldSet::with));
        return both;
    }

    /** Without the places that are in the other set; what is under them stays. */
    FieldSet without(FieldSet other) {
        var rest = new FieldSet();
        rest.member = member && !other.member;
        children.forEach((step, child) -> {
            var others = other.children.get(step);
            rest.put(step, others == null ? child : child.without(others));
        });
        return rest;
    }

    /** Without the places that are in the other set and all that is under them. */
    FieldSet withoutTrees(FieldSet other) {
        var rest = new FieldSet();
        rest.member = member;
        children.forEach((step, child) -> {
            var others = other.children.get(step);
            if (others == null) {
                rest.put(step, child);
            } else if (!others.member) {
                rest.put(step, child.withoutTrees(others));
            }
        });
        return rest;
    }

    FieldSet shared(FieldSet other) {
        var both = new FieldSet();
        both.member = member && other.member;
        children.forEach((step, child) -> {
            var others = other.children.get(step);
            if (others != null) {
                both.put(step, child.shared(others));
            }
        });
        return both;
    }

    private void put(Step step, FieldSet child) {
        if (!child.isEmpty()) {
            children.put(step, child);
        }
    }

    /** With all named fields on the way to a place that is in the set: a struct is there when one of its fields is. */
    FieldSet withNamedParents(Shape shape) {
        var whole = new FieldSet();
        whole.member = member;
        children.forEach((step, child) -> {
            var inner = shape.step(step);
            var extended = child.withNamedParents(inner);
            extended.member |= inner.isNamed();
            whole.children.put(step, extended);
        });
        return whole;
    }

    /** All places that are in the set: those of one level, then what is under each. */
    List<List<Step>> paths() {
        var paths = new ArrayList<List<Step>>();
        collect(List.of(), paths);
        return paths;
    }

    private void collect(List<Step> path, List<List<Step>> paths) {
        children.forEach((step, child) -> {
            if (child.member) {
                paths.add(Step.then(path, step));
            }
        });
        children.forEach((step, child) -> child.collect(Step.then(path, step), paths));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof FieldSet set && member == set.member && children.equals(set.children);
    }

    @Override
    public int hashCode() {
        return children.hashCode() * 2 + (member ? 1 : 0);
    }

    @Override
    public String toString() {
        return json().toString();
    }
}
