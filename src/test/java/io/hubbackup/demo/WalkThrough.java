package io.hubbackup.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** A table of the README that tells a newcomer what to do, and what comes of it. */
record WalkThrough(List<Row> rows) {

    private static final Pattern CODE = Pattern.compile("`([^`]+)`");

    /**
     * One thing to do.
     *
     * @param kubectl in a second terminal; empty where only the demonstration can do it
     * @param shows what is promised to be read within seconds
     */
    record Row(List<String> kubectl, List<String> typed, List<String> shows) {

        @Override
        public String toString() {
            return String.join("; ", typed);
        }
    }

    /** What to break on one hub. */
    static WalkThrough ofReadme() throws IOException {
        return table("| kubectl |");
    }

    /** The story of two hubs. */
    static WalkThrough ofTwoHubs() throws IOException {
        return table("| kubectl, on the standby |");
    }

    private static WalkThrough table(String head) throws IOException {
        return new WalkThrough(Files.readAllLines(Path.of("README.md")).stream()
                .dropWhile(line -> !line.startsWith(head))
                .skip(2)
                .takeWhile(line -> line.startsWith("|"))
                .map(WalkThrough::row)
                .toList());
    }

    private static Row row(String line) {
        var cells = line.substring(1).split(" \\| ", -1);
        var kubectl = codes(cells[0]).stream()
                .filter(code -> code.startsWith("kubectl "))
                .toList();
        return new Row(kubectl, codes(cells[1]), codes(cells[2]));
    }

    private static List<String> codes(String cell) {
        return CODE.matcher(cell)
                .results()
                .map((MatchResult code) -> code.group(1))
                .toList();
    }
}
