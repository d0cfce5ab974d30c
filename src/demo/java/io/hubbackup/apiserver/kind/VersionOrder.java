package io.hubbackup.apiserver.kind;

import java.util.Comparator;
import java.util.regex.Pattern;

/** The order of the versions of a group: stable before beta before alpha, newer before older, what is no version by the alphabet at the end. */
final class VersionOrder implements Comparator<String> {

    static final Comparator<String> NEWEST_FIRST = new VersionOrder();

    private static final Pattern VERSION = Pattern.compile("v([1-9]\\d{0,8})(?:(alpha|beta)([1-9]\\d{0,8}))?");
    private static final int STABLE = 3;

    private VersionOrder() {}

    private record Rank(int stability, int major, int minor) {}

    @Override
    public int compare(String left, String right) {
        return Comparator.comparing(
                        VersionOrder::rank,
                        Comparator.comparingInt(Rank::stability)
                                .thenComparingInt(Rank::major)
                                .thenComparingInt(Rank::minor))
                .reversed()
                .thenComparing(Comparator.naturalOrder())
                .compare(left, right);
    }

    private static Rank rank(String version) {
        var match = VERSION.matcher(version);
        if (!match.matches()) {
            return new Rank(0, 0, 0);
        }
        int major = Integer.parseInt(match.group(1));
        return match.group(2) == null
                ? new Rank(STABLE, major, 0)
                : new Rank(match.group(2).equals("beta") ? 2 : 1, major, Integer.parseInt(match.group(3)));
    }
}
