package io.hubbackup.decide.restore.upgrade;

import io.hubbackup.hub.ObjectKey;
import io.hubbackup.plan.ApiKind;
import io.hubbackup.plan.ConditionList;
import io.hubbackup.plan.Target;
import io.hubbackup.plan.Write;
import io.hubbackup.wire.Tree;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The object in which OLM lets an operator speak to it. What the operator says stands in its spec, from where OLM copies it into the status (version v2; every OLM of a cluster that
 * we support serves it). OLM makes the object and grants access to it; one that is not there is nobody's to create.
 */
public final class OperatorCondition {

    public static final ApiKind KIND =
            new ApiKind("operators.coreos.com", "v2", "OperatorCondition", "operatorconditions", true);

    private static final String BECAUSE = "packaging 6.5: whether OLM may replace this version";

    private OperatorCondition() {}

    /** What makes it say what is wanted; empty when it does. To the API server the list is one value, so that what others have put there is written along. */
    public static Optional<Write> saying(ConditionList.Wanted wanted, ObjectKey key, Tree there, Instant now) {
        var conditions = there.child("spec").children("conditions");
        var before = conditions.stream().filter(one -> is(one, wanted.type())).findFirst();
        if (before.filter(one -> says(one, wanted)).isPresent()) {
            return Optional.empty();
        }
        List<Map<String, Object>> next = Stream.concat(
                        conditions.stream()
                                .filter(one -> !is(one, wanted.type()))
                                .map(Tree::fields),
                        Stream.of(fields(wanted, since(before, wanted, now))))
                .toList();
        var metadata = there.child("metadata");
        return Optional.of(new Write.Patch(
                new Target(KIND, key),
                Map.of("spec", Map.of("conditions", next)),
                metadata.text("uid"),
                metadata.text("resourceVersion"),
                BECAUSE));
    }

    private static boolean is(Tree condition, String type) {
        return condition.text("type").filter(type::equals).isPresent();
    }

    private static boolean says(Tree condition, ConditionList.Wanted wanted) {
        return condition.text("status").filter(wanted.status()::equals).isPresent()
                && condition.text("reason").filter(wanted.reason()::equals).isPresent()
                && condition.text("message").filter(wanted.message()::equals).isPresent();
    }

    private static String since(Optional<Tree> before, ConditionList.Wanted wanted, Instant now) {
        return before.filter(one ->
                        one.text("status").filter(wanted.status()::equals).isPresent())
                .flatMap(one -> one.text("lastTransitionTime"))
                .orElseGet(() -> now.truncatedTo(ChronoUnit.SECONDS).toString());
    }

    private static Map<String, Object> fields(ConditionList.Wanted wanted, String since) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("type", wanted.type());
        fields.put("status", wanted.status());
        fields.put("reason", wanted.reason());
        fields.put("message", wanted.message());
        fields.put("lastTransitionTime", since);
        return fields;
    }
}
