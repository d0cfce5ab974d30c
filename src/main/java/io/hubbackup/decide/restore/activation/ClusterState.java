package io.hubbackup.decide.restore.activation;

/** Where a managed cluster stands on its way to this hub. */
public enum ClusterState {
    /** Its agent reports to this hub. */
    AVAILABLE("Available", Outlook.CAME, "available"),
    /** It is this hub. */
    LOCAL("Local", Outlook.ASIDE, "this hub itself"),
    /** Its ManagedCluster is being deleted. */
    LEAVING("Leaving", Outlook.ASIDE, "being detached"),
    /** Its import was done, and its agent has still to report. */
    IMPORTED("Imported", Outlook.ON_THE_WAY, "imported, but not available yet"),
    /** The import controller was given its address and token. */
    IMPORTING("Importing", Outlook.ON_THE_WAY, "being imported"),
    /** It has still to be imported. */
    PENDING("Pending", Outlook.ON_THE_WAY, "to be imported"),
    /** Hive made it, and imports it with its own kubeconfig (R6.17). */
    HIVE("Hive", Outlook.ON_THE_WAY, "left to hive, which imports them"),
    /** Somebody else's {@code auto-import-secret} is there; it is left alone (R6.11). */
    FOREIGN_SECRET("ForeignSecret", Outlook.ON_THE_WAY, "left to an auto-import-secret of somebody else"),
    /** R6.11: there is no address of its API server. */
    NO_API_URL("NoApiUrl", Outlook.NEVER, "without the address of an API server"),
    /** R6.11: the backup holds no token for it. */
    NO_TOKEN("NoToken", Outlook.NEVER, "without a token"),
    /** R6.11: what stands in its token secret is no token. */
    INVALID_TOKEN("InvalidToken", Outlook.NEVER, "without a usable token"),
    /** R6.12: the token is not valid any more. */
    TOKEN_EXPIRED("TokenExpired", Outlook.NEVER, "with expired tokens"),
    /** Somebody has switched automatic import off for it. */
    SWITCHED_OFF("ImportSwitchedOff", Outlook.NEVER, "with automatic import switched off"),
    /** Another hub has taken the clusters over later than this one (R6.7). */
    LEFT_TO_OTHER_HUB("LeftToOtherHub", Outlook.NEVER, "left to another hub"),
    /** The import controller has failed until the time was over. */
    UNREACHABLE("Unreachable", Outlook.NEVER, "could not be imported"),
    /** It did not become available in time. */
    TIMED_OUT("TimedOut", Outlook.NEVER, "did not become available in time");

    /** What is to be expected of a cluster. */
    public enum Outlook {
        CAME,
        /** It is no business of the activation. */
        ASIDE,
        ON_THE_WAY,
        NEVER
    }

    private final String word;
    private final Outlook outlook;
    private final String phrase;

    ClusterState(String word, Outlook outlook, String phrase) {
        this.word = word;
        this.outlook = outlook;
        this.phrase = phrase;
    }

    /** How it is called in counts and lists. */
    public String word() {
        return word;
    }

    public Outlook outlook() {
        return outlook;
    }

    /** The rest of a sentence that begins with a number. */
    public String phrase() {
        return phrase;
    }
}
