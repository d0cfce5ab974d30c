package io.hubbackup.kit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What ran on which bed and how long, and what did not run; kept in a file, because a build runs its tests in several processes. */
final class BedTally {

    private static final String NOT_RUN = "not run";
    private static final String SUITE = "suite";

    private final Map<String, Bed> beds = new TreeMap<>();
    private final Map<Missing, SortedSet<String>> notRun = new EnumMap<>(Missing.class);
    private final Map<String, SortedMap<String, Integer>> suites = new TreeMap<>();

    private record Bed(int tests, int failures, Duration time) {

        Bed plus(Bed more) {
            return new Bed(tests + more.tests, failures + more.failures, time.plus(more.time));
        }

        String line(String name) {
            return "  %-14s %5d tests, %d failed, %d s".formatted(name, tests, failures, time.toSeconds());
        }
    }

    void test(String bed, boolean ok) {
        add(bed, new Bed(1, ok ? 0 : 1, Duration.ZERO));
    }

    void time(String bed, Duration time) {
        add(bed, new Bed(0, 0, time));
    }

    void notRun(Missing missing, String test) {
        notRun.computeIfAbsent(missing, none -> new TreeSet<>()).add(test);
    }

    /** Counts cases of a suite that runs on several beds. */
    void cases(String suite, String bed, int cases) {
        suites.computeIfAbsent(suite, none -> new TreeMap<>()).merge(bed, cases, Integer::sum);
    }

    List<String> lines() {
        var lines = new ArrayList<String>();
        if (!beds.isEmpty()) {
            lines.add("What ran on which bed:");
            beds.forEach((name, bed) -> lines.add(bed.line(name)));
        }
        suites.forEach((suite, cases) -> lines.add(cases.entrySet().stream()
                .map(bed -> "%d cases on the %s".formatted(bed.getValue(), bed.getKey()))
                .collect(Collectors.joining(", ", suite + ": ", ""))));
        notRun.forEach((missing, tests) -> lines.add(missing.line(tests)));
        return lines;
    }

    /** Adds what an earlier process of the same build has left in this file. */
    void addFrom(Path file) {
        if (!Files.exists(file)) {
            return;
        }
        try (var lines = Files.lines(file)) {
            lines.map(line -> line.split("\t", -1)).forEach(this::addRow);
        } catch (IOException e) {
            throw new UncheckedIOException("could not read " + file, e);
        }
    }

    void save(Path file) {
        var rows = Stream.of(
                        beds.entrySet().stream().map(entry -> row(entry.getKey(), entry.getValue())),
                        notRun.entrySet().stream()
                                .flatMap(entry -> entry.getValue().stream()
                                        .map(test -> String.join(
                                                "\t", NOT_RUN, entry.getKey().name(), test))),
                        suites.entrySet().stream()
                                .flatMap(suite -> suite.getValue().entrySet().stream()
                                        .map(bed -> String.join(
                                                "\t", SUITE, suite.getKey(), bed.getKey(), "" + bed.getValue()))))
                .flatMap(all -> all);
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.write(file, (Iterable<String>) rows::iterator);
        } catch (IOException e) {
            throw new UncheckedIOException("could not write " + file, e);
        }
    }

    private void add(String bed, Bed more) {
        beds.merge(bed, more, Bed::plus);
    }

    private void addRow(String[] row) {
        switch (row[0]) {
            case NOT_RUN -> notRun(Missing.valueOf(row[1]), row[2]);
            case SUITE -> cases(row[1], row[2], Integer.parseInt(row[3]));
            default ->
                add(
                        row[0],
                        new Bed(
                                Integer.parseInt(row[1]),
                                Integer.parseInt(row[2]),
                                Duration.ofMillis(Long.parseLong(row[3]))));
        }
    }

    private static String row(String name, Bed bed) {
        return String.join(
                "\t",
                name,
                "" + bed.tests(),
                "" + bed.failures(),
                "" + bed.time().toMillis());
    }
}
