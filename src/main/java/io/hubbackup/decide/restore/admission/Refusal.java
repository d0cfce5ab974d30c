package io.hubbackup.decide.restore.admission;

/**
 * One thing that a Restore may not ask for.
 *
 * @param field the path of what has to be changed
 * @param message the exact text where existing tooling knows one, else field, value, rule and remedy
 */
public record Refusal(Reason reason, String field, String message) {

    /** Why, for machines; each with the rule that it comes from. */
    public enum Reason {
        NamespaceProtected("R1.32"),
        SyncNamesMissing("R1.33"),
        SyncManagedClustersNamed("R1.33"),
        SyncCredentialsNotLatest("R1.33"),
        SyncResourcesNotLatest("R1.33"),
        ActivationBeforeSync("R1.33"),
        CleanupUnknown("R2.11"),
        CleanupAllUnconfirmed("R2.11"),
        BothSelectors("W33"),
        SyncIntervalUnreadable("W33"),
        SyncIntervalNegative("W33"),
        SyncIntervalTooShort("W33");

        private final String rule;

        Reason(String rule) {
            this.rule = rule;
        }

        public String rule() {
            return rule;
        }
    }
}
