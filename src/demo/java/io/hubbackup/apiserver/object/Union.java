package io.hubbackup.apiserver.object;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;

/** An object with what is applied to it laid over it: what the applied object does not name stays as it is. */
final class Union {

    private Union() {}

    static JsonNode of(Shape shape, JsonNode live, JsonNode applied) {
        if (applied.isMissingNode()) {
            return live;
        }
        if (live.isMissingNode()) {
            return applied;
        }
        return switch (shape.parts(live, applied)) {
            case NONE -> applied;
            case FIELDS -> fields(shape, live, applied);
            case ITEMS -> new Laying(shape, Items.of(shape, live), Items.of(shape, applied)).list();
        };
    }

    private static JsonNode fields(Shape shape, JsonNode live, JsonNode applied) {
        var names = new LinkedHashSet<String>();
        live.fieldNames().forEachRemaining(names::add);
        applied.fieldNames().forEachRemaining(names::add);
        var merged = JsonNodeFactory.instance.objectNode();
        for (var name : names) {
            merged.set(name, of(shape.field(name), live.path(name), applied.path(name)));
        }
        return merged;
    }

    /**
     * Lays one list over another. Elements that both have stand in the applied order; those that only the live one has keep their place among them, and
     * those that only the applied one has come where it puts them.
     */
    private static final class Laying {

        private final Shape shape;
        private final Items live;
        private final Items applied;
        private final List<Step> awaited;
        private final HashSet<Step> laid = new HashSet<>();
        private final ArrayNode list = JsonNodeFactory.instance.arrayNode();

        Laying(Shape shape, Items live, Items applied) {
            this.shape = shape;
            this.live = live;
            this.applied = applied;
            this.awaited =
                    new ArrayList<>(applied.order().stream().filter(live::has).toList());
        }

        JsonNode list() {
            int left = 0;
            int right = 0;
            while (left < live.order().size() || right < applied.order().size()) {
                boolean bothLeft =
                        left < live.order().size() && right < applied.order().size();
                if (bothLeft && live.order().get(left).equals(applied.order().get(right))) {
                    lay(applied.order().get(right));
                    left++;
                    right++;
                } else if (left < live.order().size() && isPassed(live.order().get(left), bothLeft)) {
                    left++;
                } else if (left < live.order().size()
                        && !applied.has(live.order().get(left))) {
                    list.add(liveItem(left));
                    left++;
                } else if (right < applied.order().size()) {
                    lay(applied.order().get(right));
                    right++;
                }
            }
            return list;
        }

        /** Whether an element of the live list stands, or will stand, in another place. */
        private boolean isPassed(Step step, boolean bothLeft) {
            if (laid.contains(step)) {
                return true;
            }
            return bothLeft
                    && applied.has(step)
                    && !awaited.isEmpty()
                    && !awaited.getFirst().equals(step);
        }

        private void lay(Step step) {
            laid.add(step);
            awaited.remove(step);
            list.add(of(shape.elements(), first(live, step), first(applied, step)));
        }

        /** Of elements that cannot be told apart each keeps its own value. */
        private JsonNode liveItem(int place) {
            var step = live.order().get(place);
            var before = (int)
                    live.order().subList(0, place).stream().filter(step::equals).count();
            return live.get(step).get(before);
        }

        private static JsonNode first(Items items, Step step) {
            return items.has(step) ? items.get(step).getFirst() : MissingNode.getInstance();
        }
    }
}
