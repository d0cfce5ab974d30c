package io.hubbackup.hub;

import java.time.Instant;

/** A BackupSchedule, as far as another one asks for it (BW9): the oldest is the active one. */
public record BackupScheduleSeen(ObjectKey key, String uid, Instant created, boolean deleting) implements Keyed {}
