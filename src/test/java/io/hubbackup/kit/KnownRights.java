package io.hubbackup.kit;

import io.hubbackup.apiserver.fault.RequestRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The rights that the operator used on embedded API servers, as they were recorded and committed. The shipped roles are compared with them, so that a request nobody granted is
 * found before a cluster refuses it.
 */
public final class KnownRights {

    private static final Path FILE = Path.of("src/test/resources/packaging/rights.tsv");
    private static final String OPERATOR = "hub-backup-operator";

    /** Set on a run whose new rights are to be taken in. */
    private static final boolean WRITE = Boolean.getBoolean("rights.write");

    private KnownRights() {}

    public static SortedSet<NeededRight> all() {
        try {
            return Files.readAllLines(FILE).stream()
                    .map(NeededRight::parse)
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Looks at what was asked of an embedded API server.
     *
     * @throws AssertionError for a right that the operator used and that is not known
     */
    static synchronized void check(Collection<RequestRecord> requests) {
        var known = all();
        var unknown = NeededRight.of(requests, OPERATOR);
        unknown.removeAll(known);
        if (WRITE && !unknown.isEmpty()) {
            known.addAll(unknown);
            write(known);
        } else if (!unknown.isEmpty()) {
            throw new AssertionError(
                    """
                    The operator used these rights for the first time:
                      %s
                    Run the test once more with -Drights.write=true; RbacTest says whether the shipped roles grant them.""".formatted(unknown.stream().map(NeededRight::toString).collect(Collectors.joining("\n  "))));
        }
    }

    private static void write(SortedSet<NeededRight> rights) {
        try {
            Files.write(FILE, rights.stream().map(NeededRight::row).toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
