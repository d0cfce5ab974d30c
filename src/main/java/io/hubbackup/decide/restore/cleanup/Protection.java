package io.hubbackup.decide.restore.cleanup;

/** What keeps an object that the restored backups do not have, and the rule for it. They hold for every kind, Secrets and ConfigMaps too (W20). */
public enum Protection {
    KIND("D8", "of a kind that no clean-up touches"),
    LOCAL_CLUSTER("R5.15", "the hub itself"),
    LOCAL_CLUSTER_NAMESPACE("R5.16", "in the namespace of the hub itself"),
    BACKUP_NAMESPACE("W21", "in the namespace of the backups"),
    HUB_NAMESPACE("W21", "in a namespace of the hub's own parts"),
    SYSTEM_NAMESPACE("D8", "in a namespace of the system"),
    EXCLUDED_NAMESPACE("R5.17", "in a namespace that the backup leaves out"),
    EXCLUDED_OBJECT("R5.18", "excluded from backups by label"),
    INSTALLED("R5.19", "labelled by the installer"),
    INSTALLER_OWNED("W21", "owned by the installer"),
    OF_OTHERS("W8", "labelled with a backup that is none of a hub's"),
    NEWER("D8", "restored from a newer backup than the newest that can be restored as a set"),
    LEAVING("D8", "being deleted already, waiting for finalizers");

    private final String rule;
    private final String says;

    Protection(String rule, String says) {
        this.rule = rule;
        this.says = says;
    }

    public String rule() {
        return rule;
    }

    /** Goes after a number of objects. */
    public String says() {
        return says;
    }
}
