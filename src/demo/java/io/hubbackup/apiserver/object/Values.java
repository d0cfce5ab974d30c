package io.hubbackup.apiserver.object;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** When two JSON values are the same: 1 and 1.0 are, and fields have no order. */
final class Values {

    private Values() {}

    static boolean same(JsonNode one, JsonNode other) {
        return one.equals(Values::compare, other);
    }

    static boolean same(List<JsonNode> some, List<JsonNode> others) {
        if (some.size() != others.size()) {
            return false;
        }
        for (int i = 0; i < some.size(); i++) {
            if (!same(some.get(i), others.get(i))) {
                return false;
            }
        }
        return true;
    }

    /** For two values that are not equal by themselves. */
    private static int compare(JsonNode one, JsonNode other) {
        if (one.isNumber() && other.isNumber()) {
            return one.decimalValue().compareTo(other.decimalValue());
        }
        return one.equals(other) ? 0 : 1;
    }
}
