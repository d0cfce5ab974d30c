package io.hubbackup.kit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What tests were seen to do, in a file that is committed, a row for each.
 *
 * @param row how an element stands in the file
 */
record CommittedRows<T extends Comparable<T>>(Path file, Function<String, T> parse, Function<T, String> row) {

    SortedSet<T> all() {
        try {
            return Files.readAllLines(file).stream().map(parse).collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Compares what was seen now with the file.
     *
     * @param write whether what is new is taken in
     * @param complaint with a place for what is new
     * @throws AssertionError with the complaint, when something is new and is not taken in
     */
    void check(Set<T> seen, boolean write, String complaint) {
        var known = all();
        var unknown = new TreeSet<>(seen);
        unknown.removeAll(known);
        if (write && !unknown.isEmpty()) {
            known.addAll(unknown);
            write(known);
        } else if (!unknown.isEmpty()) {
            throw new AssertionError(
                    complaint.formatted(unknown.stream().map(T::toString).collect(Collectors.joining("\n  "))));
        }
    }

    private void write(SortedSet<T> rows) {
        try {
            Files.write(file, rows.stream().map(row).toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
