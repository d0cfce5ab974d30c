package io.hubbackup.wire.velero;

import io.hubbackup.wire.Tree;
import java.util.List;
import java.util.Map;

/** A label selector; all of its parts must hold. */
public record LabelSelector(Tree tree) {

    public static LabelSelector of(LabelRequirement... requirements) {
        return new LabelSelector(Tree.EMPTY.with(
                "matchExpressions",
                List.of(requirements).stream().map(LabelRequirement::tree).toList()));
    }

    public Map<String, String> matchLabels() {
        return tree.textMap("matchLabels");
    }

    public List<LabelRequirement> matchExpressions() {
        return tree.children("matchExpressions").stream()
                .map(LabelRequirement::new)
                .toList();
    }
}
