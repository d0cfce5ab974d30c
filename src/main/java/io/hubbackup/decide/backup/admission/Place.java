package io.hubbackup.decide.backup.admission;

import io.hubbackup.decide.backup.View;
import io.hubbackup.decide.backup.admission.Finding.Fine;
import io.hubbackup.decide.backup.admission.Finding.Refused;
import io.hubbackup.decide.backup.admission.Finding.Unclear;
import io.hubbackup.decide.backup.status.Reason;
import io.hubbackup.hub.DoomedNamespace;

/** Packaging B3: nothing is built where a MultiClusterHub takes it down. Velero Schedules that exist go on for as long as they can. */
public final class Place {

    private static final Fine SAFE = new Fine(Reason.NamespaceSafe, "Nobody deletes this namespace.");

    private Place() {}

    public static Finding check(View view) {
        return DoomedNamespace.threat(view.hub(), view.namespace())
                .fold(
                        threat -> threat.<Finding>map(Place::refused).orElse(SAFE),
                        api -> SAFE,
                        unknown -> new Unclear(
                                Reason.InstallersUnreadable,
                                "It cannot be told whether a MultiClusterHub deletes the namespace of the backups (%s: %s), so nothing is changed. It is tried again."
                                        .formatted(unknown.api(), unknown.why())));
    }

    private static Finding refused(DoomedNamespace.Threat threat) {
        return new Refused(
                Reason.NamespaceWillBeDeleted,
                threat.fact() + ".",
                threat.message("Velero Schedules are neither made nor changed; those that exist go on"));
    }
}
