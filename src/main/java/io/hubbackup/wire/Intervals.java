package io.hubbackup.wire;

import java.time.Duration;

/** Lengths of time that users and the Go operator's documents know by their figure (appendix A). */
public final class Intervals {

    /** Until a pass that failed a check is tried again. */
    public static final Duration FAILURE_RETRY = Duration.ofSeconds(60);

    /** Until a healthy BackupSchedule is looked at again without an event. */
    public static final Duration CONTROL_LOOP = Duration.ofMinutes(5);

    /** A Velero Schedule younger than this has just been created (B2.13). */
    public static final Duration JUST_CREATED = Duration.ofSeconds(5);

    /** Velero's lifetime of a backup whose ttl is absent or zero. */
    public static final Duration VELERO_DEFAULT_TTL = Duration.ofHours(720);

    /** Life of a re-import token when neither ttl is given (B4.20). */
    public static final Duration TOKEN_DEFAULT = Duration.ofHours(1440);

    private Intervals() {}
}
