package io.hubbackup.demo;

import io.hubbackup.demo.registration.Mishap;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What shall be wrong with how many clusters, as it is typed: {@code expired=3,no-url=2}. */
final class MishapList {

    private static final Pattern ENTRY = Pattern.compile("([a-z-]+)=([0-9]{1,4})");

    private MishapList() {}

    /** @throws BadOption when it cannot be read */
    static SortedMap<Mishap, Integer> read(String text) {
        var found = new TreeMap<Mishap, Integer>();
        for (var entry : text.split(",", -1)) {
            var match = ENTRY.matcher(entry);
            var mishap = match.matches() ? named(match.group(1)) : Optional.<Mishap>empty();
            found.merge(
                    mishap.orElseThrow(() -> unreadable(text, entry)), Integer.parseInt(match.group(2)), Integer::sum);
        }
        return found;
    }

    private static Optional<Mishap> named(String word) {
        return Arrays.stream(Mishap.values())
                .filter(mishap -> mishap != Mishap.NONE && word(mishap).equals(word))
                .findFirst();
    }

    private static String word(Mishap mishap) {
        return mishap.name().toLowerCase(Locale.ROOT).replace('_', '-').replace("address", "url");
    }

    private static BadOption unreadable(String text, String entry) {
        var words = Arrays.stream(Mishap.values())
                .filter(mishap -> mishap != Mishap.NONE)
                .map(MishapList::word)
                .sorted()
                .collect(Collectors.joining(", "));
        return new BadOption(
                "--mishaps %s: \"%s\" must be one of %s, an equals sign and a number, for example expired=3."
                        .formatted(text, entry, words));
    }
}
