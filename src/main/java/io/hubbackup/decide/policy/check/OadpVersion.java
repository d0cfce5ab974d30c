package io.hubbackup.decide.policy.check;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A version of OADP or OpenShift, compared by its numbers and not as a text (U14). */
record OadpVersion(int major, int minor) implements Comparable<OadpVersion> {

    private static final Pattern NUMBERS = Pattern.compile("^[^0-9]*(\\d{1,6})\\.(\\d{1,6})(?:\\D.*)?$");

    /** Of {@code 1.4.3} and also of {@code oadp-operator.v1.4.3} and {@code stable-1.4}. */
    static Optional<OadpVersion> of(String text) {
        return Optional.of(NUMBERS.matcher(text))
                .filter(Matcher::matches)
                .map(found -> new OadpVersion(Integer.parseInt(found.group(1)), Integer.parseInt(found.group(2))));
    }

    boolean before(OadpVersion other) {
        return compareTo(other) < 0;
    }

    @Override
    public int compareTo(OadpVersion other) {
        return Comparator.comparingInt(OadpVersion::major)
                .thenComparingInt(OadpVersion::minor)
                .compare(this, other);
    }

    @Override
    public String toString() {
        return major + "." + minor;
    }
}
