package io.hubbackup.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.assertj.core.util.diff.Delta;
import org.assertj.core.util.diff.DiffUtils;

/** Where two transcripts differ, each place under the request it belongs to. */
final class Difference {

    private static final String REQUEST = "> ";

    private Difference() {}

    /** @return empty when there is none */
    static String between(String real, String seen) {
        var expected = real.lines().toList();
        return DiffUtils.diff(expected, seen.lines().toList()).getDeltas().stream()
                .map(delta -> place(expected, delta))
                .collect(Collectors.joining("\n"));
    }

    private static String place(List<String> expected, Delta<String> delta) {
        var lines = new ArrayList<String>();
        lines.add(requestBefore(expected, delta.getOriginal().getPosition()));
        delta.getOriginal().getLines().forEach(line -> lines.add("  real: " + line));
        delta.getRevised().getLines().forEach(line -> lines.add("  here: " + line));
        return String.join("\n", lines);
    }

    private static String requestBefore(List<String> lines, int position) {
        for (int index = Math.min(position, lines.size() - 1); index >= 0; index--) {
            if (lines.get(index).startsWith(REQUEST) && !lines.get(index).startsWith("> Content-Type")) {
                return lines.get(index);
            }
        }
        return "(at the beginning)";
    }
}
