package io.hubbackup.packaging;

import io.hubbackup.kit.NeededRight;
import io.hubbackup.kit.NeededRight.Where;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Rights that something needs which no recorded request shows.
 *
 * @param because what needs them
 */
record Feature(List<NeededRight> rights, String because) {

    private static final Path FOLDER = Path.of("src/test/resources/packaging");
    private static final int COLUMNS = 4;

    /** What is documented, and does not happen on an embedded API server. */
    static List<Feature> documented() {
        return read("features.tsv");
    }

    /** What is not granted, because an administrator grants it where he wants it. */
    static List<Feature> byAdministrators() {
        return read("administrators.tsv");
    }

    private static List<Feature> read(String file) {
        try {
            return Files.readAllLines(FOLDER.resolve(file)).stream()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(Feature::parse)
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Feature parse(String row) {
        var columns = row.split("\t");
        if (columns.length != COLUMNS) {
            throw new IllegalArgumentException("not resource, verbs, place and reason: " + row);
        }
        var where = Where.valueOf(columns[2].toUpperCase(Locale.ROOT));
        var rights = Arrays.stream(columns[1].split(" "))
                .map(verb -> new NeededRight(verb, columns[0], where))
                .toList();
        return new Feature(rights, columns[3]);
    }
}
