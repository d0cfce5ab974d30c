package io.hubbackup.decide.policy.check;

import io.hubbackup.hub.Keyed;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.stream.Collectors;

/** How messages name many things, times and what others said: the same thing always in the same words, nothing that ticks (policies §6.9). */
final class Words {

    private static final int NAMED = 10;
    private static final int LONGEST = 300;
    private static final int BRIEF = 80;

    private Words() {}

    /** The first ten names in order, and how many more there are. */
    static String names(Collection<String> names) {
        var first = names.stream().sorted().limit(NAMED).collect(Collectors.joining(", "));
        return names.size() > NAMED ? first + ", +" + (names.size() - NAMED) + " more" : first;
    }

    static String namesOf(Collection<? extends Keyed> objects) {
        return names(objects.stream().map(Keyed::name).toList());
    }

    static String at(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    /** What another component said, where several do. */
    static String brief(String text) {
        var line = quoted(text);
        return line.length() > BRIEF ? line.substring(0, BRIEF - 1) + "…" : line;
    }

    /** What another component said: one line, not too long, without its full stop. */
    static String quoted(String text) {
        var line = text.strip().replaceAll("\\s+", " ");
        var cut = line.length() > LONGEST ? line.substring(0, LONGEST - 1) + "…" : line;
        return cut.endsWith(".") ? cut.substring(0, cut.length() - 1) : cut;
    }

    /** The same, or other words where nothing was said. */
    static String quoted(String text, String otherwise) {
        return text.isBlank() ? otherwise : quoted(text);
    }
}
