package io.hubbackup.decide.backup.collision;

import io.hubbackup.hub.BackupSeen;

/** Whose the storage location is, as this hub sees it. */
public sealed interface Ownership {

    /** This hub writes to it. */
    record Owner() implements Ownership {}

    /**
     * Another hub's resources backup is the newest one (B5.9).
     *
     * @param text the message of B5.11
     */
    record Foreign(BackupSeen backup, String text) implements Ownership {}

    /**
     * Another hub took the managed clusters over (B5.10).
     *
     * @param text the message of B5.12
     */
    record Replaced(TakeOver by, String text) implements Ownership {}

    /** It cannot be told now: what was stays (BW7, BW15). */
    record Undecided(String why) implements Ownership {}
}
