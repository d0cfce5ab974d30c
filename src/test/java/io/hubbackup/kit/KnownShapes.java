package io.hubbackup.kit;

import io.hubbackup.apiserver.fault.RequestRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The shapes of all requests that the operator, kubectl and the tests send, as they were recorded on the embedded API server and committed. Each of them has a
 * case in the contract; so nobody relies on an answer of the embedded server that was never compared with a real one.
 */
public final class KnownShapes {

    private static final Path FILE = Path.of("src/test/resources/contract/shapes.tsv");

    /** What a client asks on the way, and does without where it is told that there is none. */
    private static final Path REFUSED = Path.of("src/test/resources/contract/refused.tsv");

    private static final Set<Integer> REFUSALS = Set.of(404, 405, 406, 415, 501);

    /** Set on a run whose new shapes are to be taken in. */
    private static final boolean WRITE = Boolean.getBoolean("shapes.write");

    private KnownShapes() {}

    public static SortedSet<Shape> all() {
        return read(FILE);
    }

    private static SortedSet<Shape> read(Path file) {
        try {
            return Files.readAllLines(file).stream().map(Shape::parse).collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Looks at what was asked of an embedded API server.
     *
     * @throws AssertionError for a shape that is neither known nor one that is refused, and was
     */
    public static synchronized void check(Collection<RequestRecord> requests) {
        var known = all();
        var refused = read(REFUSED);
        var unknown = Shape.of(requests.stream()
                .filter(request -> !(refused.contains(Shape.of(request)) && REFUSALS.contains(request.code())))
                .toList());
        unknown.removeAll(known);
        if (WRITE && !unknown.isEmpty()) {
            known.addAll(unknown);
            write(known);
        } else if (!unknown.isEmpty()) {
            throw new AssertionError(
                    """
                    These shapes of requests are new:
                      %s
                    Run the test once more with -Dshapes.write=true, and write a case of the contract for each (ContractTest names those that have none).""".formatted(unknown.stream().map(Shape::toString).collect(Collectors.joining("\n  "))));
        }
    }

    private static void write(SortedSet<Shape> shapes) {
        try {
            Files.write(FILE, shapes.stream().map(Shape::row).toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
