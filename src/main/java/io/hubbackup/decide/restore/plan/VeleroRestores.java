package io.hubbackup.decide.restore.plan;

import io.hubbackup.api.ApiGroup;
import io.hubbackup.decide.restore.RestoreKinds;
import io.hubbackup.decide.restore.RestorePart;
import io.hubbackup.decide.restore.RestoreView;
import io.hubbackup.hub.VeleroRestoreSeen;
import io.hubbackup.plan.Target;
import io.hubbackup.plan.Write;
import io.hubbackup.wire.BackupLabels;
import io.hubbackup.wire.Tree;
import io.hubbackup.wire.velero.ObjectMeta;
import io.hubbackup.wire.velero.OwnerReference;
import io.hubbackup.wire.velero.Restore;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The Velero Restores of a plan as they are created (R3.12–R3.24), and how one that is there is known again (W31). */
public final class VeleroRestores {

    /** What no restore brings, because it would let a backup rule over the hub (R3.22). */
    static final List<String> NEVER = List.of(
            "CustomResourceDefinition",
            "clusterroles.rbac.authorization.k8s.io",
            "clusterrolebindings.rbac.authorization.k8s.io",
            "roles.rbac.authorization.k8s.io",
            "rolebindings.rbac.authorization.k8s.io",
            "mutatingwebhookconfigurations.admissionregistration.k8s.io",
            "validatingwebhookconfigurations.admissionregistration.k8s.io",
            "validatingadmissionpolicies.admissionregistration.k8s.io",
            "validatingadmissionpolicybindings.admissionregistration.k8s.io");

    private static final String EXCLUDED = "excludedResources";

    /** What Velero fills in by itself (R3.21). */
    private static final Set<String> VELEROS_OWN = Set.of("scheduleName", "itemOperationTimeout", EXCLUDED);

    private VeleroRestores() {}

    /** What no restore brings (R3.22). */
    public static List<String> never() {
        return NEVER;
    }

    public static Write.Create create(RestoreView view, RestorePlan plan, PlannedRestore planned) {
        return new Write.Create(
                Target.of(RestoreKinds.VELERO_RESTORE, view.namespace(), planned.name()),
                body(view, plan, planned).tree().fields(),
                "R3.25 restore %s from %s".formatted(NamedBackups.key(planned.part()), planned.backup()));
    }

    static Restore body(RestoreView view, RestorePlan plan, PlannedRestore planned) {
        return Restore.named(view.namespace(), planned.name())
                .withMetadata(ObjectMeta.of(view.namespace(), planned.name())
                        .withLabel(BackupLabels.HUB, planned.hub())
                        .withOwnerReferences(List.of(owner(view))))
                .withSpec(spec(plan.options(), planned));
    }

    /** R3.14. */
    private static OwnerReference owner(RestoreView view) {
        return OwnerReference.of(ApiGroup.NAME + "/" + ApiGroup.VERSION, "Restore", view.name(), view.uid())
                .asController()
                .blockingOwnerDeletion();
    }

    private static Tree spec(Tree options, PlannedRestore planned) {
        var excluded = new LinkedHashSet<>(NEVER);
        excluded.addAll(options.texts(EXCLUDED));
        var spec = options.with("backupName", planned.backup())
                .with("existingResourcePolicy", "update")
                .with(EXCLUDED, excluded);
        return ActivationGuard.on(
                planned.part().clusterResources() ? spec.with("includeClusterResources", true) : spec, planned.part());
    }

    /** How a Velero Restore that has the planned name compares with the plan. */
    public enum Likeness {
        /** It is the planned one. */
        PLANNED,
        /** It is ours and brings the planned backup; the user has changed his options since. */
        OTHER_OPTIONS,
        /** Another object, or nobody, controls it. */
        NOT_OURS,
        /** It is ours, but brings something else, or what the guard of R3.23 keeps out. */
        NOT_PLANNED
    }

    /** Whether {@code found} is the planned one, but for what Velero fills in (R3.21, W31). */
    public static boolean isPlanned(Restore found, Restore planned) {
        return found.metadata()
                        .controller()
                        .map(OwnerReference::uid)
                        .equals(planned.metadata().controller().map(OwnerReference::uid))
                && found.metadata()
                        .label(BackupLabels.HUB)
                        .equals(planned.metadata().label(BackupLabels.HUB))
                && sameSpec(found.tree().child("spec"), planned.tree().child("spec"));
    }

    static Likeness likeness(RestoreView view, RestorePlan plan, PlannedRestore planned, VeleroRestoreSeen found) {
        if (!found.controlledBy(view.uid())) {
            return Likeness.NOT_OURS;
        }
        if (isPlanned(found.object(), body(view, plan, planned))) {
            return Likeness.PLANNED;
        }
        return sameBackup(found.object(), planned) ? Likeness.OTHER_OPTIONS : Likeness.NOT_PLANNED;
    }

    private static boolean sameBackup(Restore found, PlannedRestore planned) {
        var spec = found.tree().child("spec");
        return found.backupName().equals(planned.backup())
                && spec.texts(EXCLUDED).containsAll(NEVER)
                && nothing(spec.child("hooks"))
                && ActivationGuard.holds(spec, planned.part());
    }

    private static boolean sameSpec(Tree found, Tree planned) {
        return new LinkedHashSet<>(found.texts(EXCLUDED)).containsAll(planned.texts(EXCLUDED))
                && stripped(found).equals(stripped(planned));
    }

    /** Without what Velero fills in; an empty field and an absent one are the same. */
    private static Tree stripped(Tree spec) {
        var rest = spec;
        for (String field : spec.fields().keySet()) {
            if (VELEROS_OWN.contains(field) || empty(spec, field)) {
                rest = rest.without(field);
            }
        }
        return rest;
    }

    private static boolean empty(Tree spec, String field) {
        return switch (spec.fields().get(field)) {
            case Map<?, ?> map -> nothing(spec.child(field));
            case Collection<?> list -> list.isEmpty();
            case null, default -> false;
        };
    }

    private static boolean nothing(Tree object) {
        return object.fields().keySet().stream().allMatch(field -> empty(object, field));
    }

    /** The name of the part in the texts that existing tooling knows. */
    public static String key(RestorePart part) {
        return NamedBackups.key(part);
    }
}
