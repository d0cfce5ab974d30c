package io.hubbackup.kit;

import io.hubbackup.apiserver.fault.RequestRecord;
import java.nio.file.Path;
import java.util.Collection;
import java.util.SortedSet;

/**
 * The rights that the operator used on embedded API servers, as they were recorded and committed. The shipped roles are compared with them, so that a request nobody granted is
 * found before a cluster refuses it.
 */
public final class KnownRights {

    private static final CommittedRows<NeededRight> ROWS = new CommittedRows<>(
            Path.of("src/test/resources/packaging/rights.tsv"), NeededRight::parse, NeededRight::row);

    private static final String OPERATOR = "hub-backup-operator";

    /** Set on a run whose new rights are to be taken in. */
    private static final boolean WRITE = Boolean.getBoolean("rights.write");

    private KnownRights() {}

    public static SortedSet<NeededRight> all() {
        return ROWS.all();
    }

    /**
     * Looks at what was asked of an embedded API server.
     *
     * @throws AssertionError for a right that the operator used and that is not known
     */
    static synchronized void check(Collection<RequestRecord> requests) {
        ROWS.check(NeededRight.of(requests, OPERATOR), WRITE, """
                The operator used these rights for the first time:
                  %s
                Run the test once more with -Drights.write=true; RbacTest says whether the shipped roles grant them.""");
    }
}
