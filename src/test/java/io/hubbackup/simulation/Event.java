package io.hubbackup.simulation;

/**
 * Something that happens to a hub.
 *
 * @param hub which hub, by number
 * @param dice whatever has to be chosen is chosen by these, so that an event does not depend on those that are left out
 * @param seconds how much time passes after it
 */
record Event(What what, int hub, long dice, int seconds) {

    /** What can happen. */
    enum What {
        /** The next full two hours come, and with them the cron of all backups. */
        TICK(16),
        REST(6),
        SYNC_RESTORE(5),
        ONCE_RESTORE(3),
        NAMED_RESTORE(2),
        ACTIVATE(4),
        CONFIRM(4),
        DELETE_RESTORE(2),
        BACKUP_SCHEDULE(4),
        PAUSE(3),
        DELETE_SCHEDULE(1),
        USER_CREATES(5),
        USER_DELETES(8),
        USER_LABELS(5),
        USERS_VELERO_RESTORE(3),
        CRASH(5),
        API_TROUBLE(5),
        STALE_SIGHT(3),
        DARK_SIGHT(3),
        CLEAR_SIGHT(3),
        SKEW(2),
        DEATH(2),
        RETURN(3),
        VELERO_DOWN(2),
        VELERO_UP(2),
        STORE_DOWN(1),
        STORE_UP(1),
        RESTORE_MISHAP(5),
        BACKUP_MISHAP(2),
        EXPIRY(1),
        LONG_NAMES(2),
        UNREACHABLE(2);

        private final int weight;

        What(int weight) {
            this.weight = weight;
        }

        int weight() {
            return weight;
        }
    }

    @Override
    public String toString() {
        return "%s on hub-%d, then %d s [%s]".formatted(what, hub, seconds, Long.toHexString(dice));
    }
}
