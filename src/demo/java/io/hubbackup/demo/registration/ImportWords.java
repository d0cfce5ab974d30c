package io.hubbackup.demo.registration;

/** What the import controller says in the condition {@link Condition#IMPORTED}, in its own words. */
final class ImportWords {

    static final String FAILED = "ManagedClusterImportFailed";

    private static final String IMPORTING = "ManagedClusterImporting";
    private static final String APPLIED_MESSAGE = "Importing resources are applied, wait for resources be available";

    static final Condition WAITING = said("ManagedClusterWaitForImporting", "Wait for importing");
    static final Condition BEGUN = said(IMPORTING, "Start to import managed cluster");
    static final Condition APPLIED = said(IMPORTING, APPLIED_MESSAGE);
    static final Condition IMPORTED =
            new Condition(Condition.IMPORTED, Condition.TRUE, "ManagedClusterImported", "Import succeeded");

    private ImportWords() {}

    private static Condition said(String reason, String message) {
        return new Condition(Condition.IMPORTED, Condition.FALSE, reason, message);
    }

    /** The secret does not say how the cluster is reached. */
    static Condition invalid(String secret, String why) {
        return said(FAILED, "AutoImportSecretInvalid %s; %s".formatted(secret, why));
    }

    /** The cluster did not let it be done, or did not answer. */
    static Condition failed(String secret, ClusterServer.Failure failure) {
        var why = failure.getMessage();
        if (failure.isAboutRights()) {
            return said(
                    FAILED,
                    "AutoImportSecretInvalid %s; please check its permission, apply resources error: %s"
                            .formatted(secret, why));
        }
        return failure.isOfServer()
                ? said(IMPORTING, "Try to import managed cluster, apply resources error: %s. Will Retry".formatted(why))
                : said(FAILED, "Try to import managed cluster, error: %s".formatted(why));
    }
}
