package io.hubbackup.decide.restore.journal;

/**
 * A journal as it stands on the hub.
 *
 * @param uid of its ConfigMap
 * @param resourceVersion of its ConfigMap; only this state is written over, so that two processes do not write into one journal
 */
public record KeptJournal(Journal journal, String uid, String resourceVersion) {}
