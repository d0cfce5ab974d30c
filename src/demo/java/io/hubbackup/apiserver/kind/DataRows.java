package io.hubbackup.apiserver.kind;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** The rows of a data file of this room: columns by tab, remarks behind {@code #}. */
final class DataRows {

    private DataRows() {}

    /** @param columns how many there are at least; those that a row leaves out at its end are empty */
    static List<List<String>> read(String name, int columns) {
        try (var in = DataRows.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the data file " + name + " is not on the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> row(line, columns))
                    .toList();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static List<String> row(String line, int columns) {
        var cells = line.split("\t", -1);
        var row = Arrays.copyOf(cells, Math.max(columns, cells.length));
        Arrays.fill(row, cells.length, row.length, "");
        return List.of(row);
    }
}
