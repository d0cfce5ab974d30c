package io.hubbackup.api;

import io.hubbackup.kit.HubKit;
import java.nio.file.Path;

/** What a hub kit holds of the Go operator. */
final class GoOperator {

    private GoOperator() {}

    /** Its CRD of the same name, as YAML. */
    static String crd(HubKit kit, GeneratedCrd crd) {
        return Wire.file(kit.folder().resolve("crds").resolve("go-operator").resolve(crd.name() + ".yaml"));
    }

    /** A BackupSchedule with the status that it left; it lies beside the kit. */
    static Path backupSchedule(HubKit kit) {
        return kit.folder().resolveSibling("spec").resolve("golden").resolve("backupschedule-with-status.yaml");
    }
}
