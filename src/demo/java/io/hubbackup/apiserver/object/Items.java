package io.hubbackup.apiserver.object;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The elements of a list by what tells them apart.
 *
 * @param order one step for each element, in the order of the list
 */
record Items(List<Step> order, Map<Step, List<JsonNode>> all) {

    static Items of(Shape list, JsonNode value) {
        var order = new ArrayList<Step>();
        var all = new LinkedHashMap<Step, List<JsonNode>>();
        for (var item : value) {
            var step = list.tell(item).orElseGet(() -> Step.place(order.size()));
            order.add(step);
            all.computeIfAbsent(step, first -> new ArrayList<>()).add(item);
        }
        return new Items(order, all);
    }

    boolean has(Step step) {
        return all.containsKey(step);
    }

    List<JsonNode> get(Step step) {
        return all.getOrDefault(step, List.of());
    }

    static Set<Step> steps(Items one, Items other) {
        var steps = new LinkedHashSet<>(one.all.keySet());
        steps.addAll(other.all.keySet());
        return steps;
    }
}
