package io.hubbackup.demo.kinds;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** A text of rows: columns between spaces, and comments after {@code #}. */
final class Table {

    private Table() {}

    static List<List<String>> rows(String resource) {
        try (var in = open(resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> List.of(line.split(" +")))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static InputStream open(String resource) {
        return Optional.ofNullable(Table.class.getResourceAsStream(resource))
                .orElseThrow(() -> new IllegalStateException("there is no resource " + resource));
    }

    /** The parts of a cell; {@code -} has none. */
    static List<String> parts(String cell) {
        return cell.equals("-") ? List.of() : List.of(cell.split(","));
    }
}
