package io.hubbackup.kit;

/** What a Velero writes to, and several hubs may share. */
public interface BackupStore {

    /** Whether the data of this Backup lie here. */
    boolean holds(String backup);

    /** Whether there is anything under this key. */
    boolean holdsKey(String key);

    /** What lies under this key. */
    byte[] read(String key);

    /** What this Backup left here. */
    Archive archive(String backup);

    /** Makes the data of this Backup unreadable. */
    void spoil(String backup);

    /** Takes away the objects of this Backup and leaves what Velero knows of it. */
    void loseContents(String backup);

    /** Holds back the list of what this Backup holds, and nothing else. */
    void hideList(String backup);

    /** It is where it was. */
    void showList(String backup);

    /** Takes away the data of this Backup, behind Velero's back. */
    void lose(String backup);

    /** Takes everything away; no Velero runs on it meanwhile. */
    void empty();

    /** From now on nothing can be written, and Velero says "not a directory". */
    void fail();

    /** All is as it was before it failed; nothing is done to a store that is well. */
    void recover();
}
