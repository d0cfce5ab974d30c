package io.hubbackup.decide.restore.cleanup;

import io.hubbackup.hub.ObjectKey;
import io.hubbackup.plan.Basis;

/**
 * An object that shall go, with no more than is needed for that: up to a hundred thousand of them are held.
 *
 * @param version the state in which it was judged
 * @param basis what of that state the judgement rests on
 * @param bare whether it has no finalizers
 * @param label the value of {@code velero.io/backup-name}; empty when it was never restored
 * @param restored whether a restore of ours has brought it
 */
public record DoomedObject(
        ObjectKey key, String uid, String version, Basis basis, boolean bare, String label, boolean restored) {

    /** The rule and the reason, for the audit log. */
    String because() {
        return label.isEmpty()
                ? "R5.12 the restored backups do not have it"
                : "R5.11 it came with " + label + ", and the restored backups do not have it";
    }
}
