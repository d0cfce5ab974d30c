package io.hubbackup.decide.restore.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** A version of a hub, compared by its numbers; {@code 2.9} is older than {@code 2.14} (D23). */
record HubVersion(List<Integer> numbers) implements Comparable<HubVersion> {

    /** What follows the numbers, a build or a pre-release, does not count. */
    private static final Pattern NUMBERS = Pattern.compile("v?(\\d{1,9}(?:\\.\\d{1,9})*)(?:[-+].*)?");

    HubVersion {
        numbers = List.copyOf(numbers);
    }

    /** Empty for a text that is no version; nothing is concluded from it. */
    static Optional<HubVersion> parse(String text) {
        var match = NUMBERS.matcher(text.strip());
        if (!match.matches()) {
            return Optional.empty();
        }
        var numbers = new ArrayList<Integer>();
        for (String number : match.group(1).split("\\.", -1)) {
            numbers.add(Integer.parseInt(number));
        }
        return Optional.of(new HubVersion(numbers));
    }

    @Override
    public int compareTo(HubVersion other) {
        for (int i = 0; i < Math.max(numbers.size(), other.numbers.size()); i++) {
            int compared = Integer.compare(at(i), other.at(i));
            if (compared != 0) {
                return compared;
            }
        }
        return 0;
    }

    private int at(int index) {
        return index < numbers.size() ? numbers.get(index) : 0;
    }
}
