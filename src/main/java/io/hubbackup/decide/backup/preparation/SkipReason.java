package io.hubbackup.decide.backup.preparation;

/** Why a managed cluster gets no import account (B4.21, BW29), in the order in which it is asked. */
public enum SkipReason {
    LOCAL("local"),
    DELETING("deleting"),
    HIVE("hive"),
    NOT_ACCEPTED("notAccepted"),
    NOT_JOINED("notJoined");

    private final String text;

    SkipReason(String text) {
        this.text = text;
    }

    /** As it stands in the status. */
    public String text() {
        return text;
    }
}
