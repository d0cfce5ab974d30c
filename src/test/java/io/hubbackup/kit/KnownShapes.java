package io.hubbackup.kit;

import io.hubbackup.apiserver.fault.RequestRecord;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Set;
import java.util.SortedSet;

/**
 * The shapes of all requests that the operator, kubectl and the tests send, as they were recorded on the embedded API server and committed. Each of them has a
 * case in the contract; so nobody relies on an answer of the embedded server that was never compared with a real one.
 */
public final class KnownShapes {

    private static final CommittedRows<Shape> ROWS = rows("shapes.tsv");

    /** What a client asks on the way, and does without where it is told that there is none. */
    private static final CommittedRows<Shape> REFUSED = rows("refused.tsv");

    private static final Set<Integer> REFUSALS = Set.of(404, 405, 406, 415, 501);

    /** Set on a run whose new shapes are to be taken in. */
    private static final boolean WRITE = Boolean.getBoolean("shapes.write");

    private KnownShapes() {}

    private static CommittedRows<Shape> rows(String file) {
        return new CommittedRows<>(Path.of("src/test/resources/contract", file), Shape::parse, Shape::row);
    }

    public static SortedSet<Shape> all() {
        return ROWS.all();
    }

    /**
     * Looks at what was asked of an embedded API server.
     *
     * @throws AssertionError for a shape that is neither known nor one that is refused, and was
     */
    public static synchronized void check(Collection<RequestRecord> requests) {
        var refused = REFUSED.all();
        var asked = Shape.of(requests.stream()
                .filter(request -> !(refused.contains(Shape.of(request)) && REFUSALS.contains(request.code())))
                .toList());
        ROWS.check(asked, WRITE, """
                These shapes of requests are new:
                  %s
                Run the test once more with -Dshapes.write=true, and write a case of the contract for each (ContractTest names those that have none).""");
    }
}
