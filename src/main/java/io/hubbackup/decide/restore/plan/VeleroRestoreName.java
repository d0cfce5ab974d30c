package io.hubbackup.decide.restore.plan;

import io.hubbackup.wire.Fingerprint;

/** The name of a Velero Restore: a function of the Restore, the backup and the part, so that a retry meets its own child (R3.17). */
final class VeleroRestoreName {

    static final int MAX = 252;
    private static final String ACTIVE = "-active";
    private static final int HASHED = 10;

    private VeleroRestoreName() {}

    /** Longer names are cut and end in a hash of the whole, so that no two of them are equal (W30). */
    static String of(String restore, String backup, boolean active) {
        var suffix = active ? ACTIVE : "";
        var base = restore + "-" + backup;
        if (base.length() + suffix.length() <= MAX) {
            return base + suffix;
        }
        var hash = Fingerprint.of(base).substring(0, HASHED);
        return head(base, MAX - suffix.length() - HASHED - 1) + "-" + hash + suffix;
    }

    /** A dot before the hyphen would make a name that Kubernetes refuses. */
    private static String head(String base, int length) {
        int end = length;
        while (end > 0 && !Character.isLetterOrDigit(base.charAt(end - 1))) {
            end--;
        }
        return base.substring(0, end);
    }
}
