package io.hubbackup.wire.velero;

import io.hubbackup.wire.Tree;
import java.util.List;

/** An entry of {@code matchExpressions}. */
public record LabelRequirement(Tree tree) {

    private static final String EXISTS = "Exists";
    private static final String DOES_NOT_EXIST = "DoesNotExist";

    public static LabelRequirement exists(String key) {
        return of(key, EXISTS);
    }

    public static LabelRequirement doesNotExist(String key) {
        return of(key, DOES_NOT_EXIST);
    }

    public String key() {
        return tree.text("key").orElse("");
    }

    /** {@code In}, {@code NotIn}, {@code Exists} or {@code DoesNotExist}. */
    public String operator() {
        return tree.text("operator").orElse("");
    }

    public List<String> values() {
        return tree.texts("values");
    }

    private static LabelRequirement of(String key, String operator) {
        return new LabelRequirement(Tree.EMPTY.with("key", key).with("operator", operator));
    }
}
