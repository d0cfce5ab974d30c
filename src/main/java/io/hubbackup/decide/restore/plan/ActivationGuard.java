package io.hubbackup.decide.restore.plan;

import io.hubbackup.decide.restore.RestorePart;
import io.hubbackup.wire.BackupLabels;
import io.hubbackup.wire.Tree;
import java.util.ArrayList;
import java.util.List;

/**
 * Keeps what only an activation may bring out of everything else, and everything else out of the activation (R3.23).
 *
 * <p>It stands beside whatever the user selects, also beside requirements on the same label: a selector asks for all of them (W16).
 */
final class ActivationGuard {

    private static final String VALUE = "cluster-activation";

    private ActivationGuard() {}

    /** The selectors of a spec with the guard of the part in them (R3.24). */
    static Tree on(Tree spec, RestorePart part) {
        return switch (part.activation()) {
            case NO_MATTER -> spec;
            case LEFT_OUT -> with(spec, "NotIn");
            case ONLY -> with(spec, "In");
        };
    }

    /** Whether nothing gets through that the guard keeps out. */
    static boolean holds(Tree spec, RestorePart part) {
        return switch (part.activation()) {
            case NO_MATTER -> true;
            case LEFT_OUT -> guarded(spec, requirement("NotIn"));
            case ONLY -> guarded(spec, requirement("In"));
        };
    }

    private static Tree with(Tree spec, String operator) {
        var guard = requirement(operator);
        var alternatives = spec.children("orLabelSelectors");
        return alternatives.isEmpty()
                ? spec.with("labelSelector", and(spec.child("labelSelector"), guard))
                : spec.with(
                        "orLabelSelectors",
                        alternatives.stream().map(one -> and(one, guard)).toList());
    }

    private static Tree and(Tree selector, Tree guard) {
        var requirements = new ArrayList<>(selector.children("matchExpressions"));
        if (!requirements.contains(guard)) {
            requirements.add(guard);
        }
        return selector.with("matchExpressions", requirements);
    }

    private static boolean guarded(Tree spec, Tree guard) {
        var alternatives = spec.children("orLabelSelectors");
        return alternatives.isEmpty()
                ? spec.child("labelSelector").children("matchExpressions").contains(guard)
                : alternatives.stream()
                        .allMatch(one -> one.children("matchExpressions").contains(guard));
    }

    private static Tree requirement(String operator) {
        return Tree.EMPTY
                .with("key", BackupLabels.BACKUP)
                .with("operator", operator)
                .with("values", List.of(VALUE));
    }
}
