package io.hubbackup.demo.velero;

/** Decides what goes wrong; asked in every phase, and its answer for a backup should not change. */
@FunctionalInterface
public interface Mishaps {

    /** Nothing does. */
    Mishaps NONE = backup -> new Mishap.None();

    /** What happens to the backup of this name. */
    Mishap of(String backup);
}
