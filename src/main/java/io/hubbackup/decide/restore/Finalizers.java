package io.hubbackup.decide.restore;

import io.hubbackup.hub.ComponentSeen;
import io.hubbackup.hub.Indexed;
import io.hubbackup.hub.RestoreSeen;
import io.hubbackup.plan.Plan;
import io.hubbackup.plan.Target;
import io.hubbackup.plan.Write;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The finalizer on the Restore and on the installer's component, so that neither goes before what the Restore has made (R2.25, R2.26). */
final class Finalizers {

    /** [compat] */
    static final String NAME = "restores.cluster.open-cluster-management.io/finalizer";

    private final RestoreView view;

    private Finalizers(RestoreView view) {
        this.view = view;
    }

    /** Puts it on both, the component first; only where there is a component that stays. Nothing to do when it is on both. */
    static Plan added(RestoreView view) {
        return new Finalizers(view).added();
    }

    /** Takes it from the component when this is the last Restore, then from the Restore. */
    static Plan removed(RestoreView view) {
        return new Finalizers(view).removed();
    }

    private Plan added() {
        var staying = components().filter(component -> !component.deleting()).toList();
        if (staying.isEmpty() || view.restore().getMetadata().getDeletionTimestamp() != null) {
            return Plan.nothing();
        }
        var writes = new ArrayList<Plan>();
        staying.stream()
                .filter(component -> !component.finalizers().contains(NAME))
                .forEach(component -> writes.add(on(component, with(component.finalizers()))));
        if (!own().contains(NAME)) {
            writes.add(onRestore(with(own())));
        }
        return Plan.series(writes);
    }

    private Plan removed() {
        var writes = new ArrayList<Plan>();
        if (last()) {
            components()
                    .filter(component -> component.finalizers().contains(NAME))
                    .forEach(component -> writes.add(on(component, without(component.finalizers()))));
        }
        if (own().contains(NAME)) {
            writes.add(onRestore(without(own())));
        }
        return Plan.series(writes);
    }

    /** Whether no other Restore of the namespace is there; not while that cannot be told. */
    private boolean last() {
        return view.hub()
                .restores()
                .fold(
                        all -> all.in(view.namespace()).stream()
                                .map(RestoreSeen::uid)
                                .allMatch(view.uid()::equals),
                        api -> false,
                        unknown -> false);
    }

    private Stream<ComponentSeen> components() {
        return view.hub()
                .components()
                .backupComponents()
                .fold(Indexed::stream, api -> Stream.<ComponentSeen>empty(), unknown -> Stream.<ComponentSeen>empty());
    }

    private List<String> own() {
        return Optional.ofNullable(view.restore().getMetadata().getFinalizers()).orElse(List.of());
    }

    private Write onRestore(List<String> finalizers) {
        var version = Optional.ofNullable(view.restore().getMetadata().getResourceVersion());
        return patch(new Target(RestoreKinds.RESTORE, view.key()), view.uid(), version, finalizers);
    }

    private static Write on(ComponentSeen component, List<String> finalizers) {
        return patch(
                new Target(RestoreKinds.BACKUP_COMPONENT, component.key()),
                component.uid(),
                Optional.of(component.resourceVersion()),
                finalizers);
    }

    /** Only into the state that was seen: the list of finalizers is replaced as a whole, and others write to it too. */
    private static Write patch(Target target, String uid, Optional<String> version, List<String> finalizers) {
        return new Write.Patch(
                target,
                Map.of("metadata", Map.of("finalizers", finalizers)),
                Optional.of(uid),
                version,
                "R2.25 what a Restore has made goes before it");
    }

    private static List<String> with(List<String> finalizers) {
        return Stream.concat(finalizers.stream(), Stream.of(NAME)).toList();
    }

    private static List<String> without(List<String> finalizers) {
        return finalizers.stream().filter(name -> !name.equals(NAME)).toList();
    }
}
