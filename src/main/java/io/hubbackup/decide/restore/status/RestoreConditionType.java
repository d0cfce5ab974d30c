package io.hubbackup.decide.restore.status;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** The conditions of a Restore. The names of the constants are what stands in the status. */
public enum RestoreConditionType {
    /** Everything that was asked for is done. */
    Ready,
    /** The operator is at work, or waits for something that passes by itself; absent when not (kstatus). */
    Reconciling,
    /** Nothing goes on until somebody changes something; absent when not (kstatus). */
    Stalled,
    /** The spec asks for nothing that is refused or left out. */
    SpecValid,
    /** Admission has asked whether the author may do himself what the Restore has the operator do (D31). */
    AuthorChecked,
    /** Velero has restored everything that was planned. */
    VeleroRestoresSucceeded,
    /** What the backups do not have is removed, as far as it was asked for. */
    CleanedUp,
    /** Every managed cluster has come over. */
    ClustersImported;

    static boolean ours(String type) {
        return Arrays.stream(values()).anyMatch(ours -> ours.name().equals(type));
    }

    /** Their names, for whoever writes them. */
    public static Set<String> names() {
        return Arrays.stream(values()).map(Enum::name).collect(Collectors.toUnmodifiableSet());
    }

    /** How far a run has come: that stays so while it is held up. */
    boolean tellsOfRun() {
        return this == VeleroRestoresSucceeded || this == CleanedUp || this == ClustersImported;
    }

    /** kstatus: there only while it is True. */
    boolean onlyWhenTrue() {
        return this == Reconciling || this == Stalled;
    }
}
