package io.hubbackup.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The table of the README that tells a newcomer what to break. */
record WalkThrough(List<Row> rows) {

    private static final Pattern CODE = Pattern.compile("`([^`]+)`");

    /**
     * One thing to do.
     *
     * @param shows what is promised to be read within seconds
     */
    record Row(String kubectl, String typed, List<String> shows) {

        @Override
        public String toString() {
            return typed;
        }
    }

    static WalkThrough ofReadme() throws IOException {
        return new WalkThrough(Files.readAllLines(Path.of("README.md")).stream()
                .dropWhile(line -> !line.startsWith("| kubectl |"))
                .skip(2)
                .takeWhile(line -> line.startsWith("|"))
                .map(WalkThrough::row)
                .toList());
    }

    private static Row row(String line) {
        var cells = line.split(" \\| ", -1);
        return new Row(codes(cells[0]).getFirst(), codes(cells[1]).getFirst(), codes(cells[2]));
    }

    private static List<String> codes(String cell) {
        return CODE.matcher(cell)
                .results()
                .map((MatchResult code) -> code.group(1))
                .toList();
    }
}
